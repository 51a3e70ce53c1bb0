export { UnwritableText } from '../template/stored-text.ts'
export type { Told } from './findings-sheets.ts'
export { type RollupBook, writeRollup } from './rollup.ts'
export type { UnitLine } from './units-sheet.ts'
