export { kindWords, levelWords, profileLabels, yesNoWords } from '@gongkai/schema'
