import { expect, it } from 'vitest'
import { rules } from '../src/index.ts'
import { reportJsonSchema } from '../src/json.ts'
import { rulesPage } from './rules-page.ts'

// Pages under docs/ that follow from the form. `npm run docs` writes them anew; these tests fail when one is stale.

it('docs/rules.md is what the rules say', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../../docs/rules.md')
})

it('no title of a rule ends in brackets: where it stands follows in brackets', () => {
  for (const { title } of rules)
    for (const text of Object.values(title)) expect(text).not.toMatch(/[)）]$/)
})

it('docs/schema/report.schema.json is what the form says', async () => {
  await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/schema/report.schema.json',
  )
})
