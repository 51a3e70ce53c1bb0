export { type Block, outline } from './outline.ts'
export { defaultProfile, type Profile } from './profile.ts'
export { ProfileError, type ProfileProblem, parseProfile } from './profile-parse.ts'
export { type DocxOptions, toDocx } from './word/write.ts'
