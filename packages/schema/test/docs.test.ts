import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as schema from '../src/index.ts'
import * as json from '../src/json.ts'
import { rulesPage } from './rules-page.ts'

// Pages under docs/ that follow from the form. `npm run docs` writes them anew; these tests fail when one is stale.

it('docs/rules.md is what the rules say', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../../docs/rules.md')
})

it('no title of a rule ends in brackets: where it stands follows in brackets', () => {
  for (const { title } of schema.rules)
    for (const text of Object.values(title)) expect(text).not.toMatch(/[)）]$/)
})

it('docs/schema/report.schema.json is what the form says', async () => {
  await expect(`${JSON.stringify(json.reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/schema/report.schema.json',
  )
})

it('the example of the README runs as it stands there', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const code = /```js\n(.*?)```/su.exec(readme)?.[1] ?? ''
  // The same names from the same entries, which a function cannot import.
  const body = code.replaceAll(/^import (\{.*\}) from ('.*')$/gmu, 'const $1 = entries[$2]')
  const lines: string[] = []
  const entries = { '@gongkai/schema': schema, '@gongkai/schema/json': json }
  new Function('entries', 'console', body)(entries, { log: (line: string) => lines.push(line) })
  expect(lines.join('\n')).toMatch(/^error cell\/blank@proactive: 本表有 \d+ 格未填/mu)
  expect(lines.join('\n')).toMatch(/^error requests\/row-total@requests\.received\.total: .*3552/mu)
})
