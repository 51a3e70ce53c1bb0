export { type ComparisonOutput, comparisonOutputSchema } from './compare/schema.ts'
export { main } from './main.ts'
export { type CheckOutput, checkOutputSchema } from './result-schema.ts'
