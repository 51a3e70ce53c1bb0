import { allZh as zh } from '../src/describe/all-words.ts'
import { cellsOf, type Edition, editions, expandSum, type Rule, rules, type SumRule } from '../src/index.ts'
import { linksOf } from '../src/rules/chain.ts'
import { placesOf as figurePlaces } from '../src/rules/figures.ts'

const severities = { error: '错误', warning: '待核实', note: '提示' } as const

const placesOf = (rule: (typeof rules)[number], edition: Edition): number => {
  if (rule.kind === 'sum') return expandSum(edition, rule as SumRule).length
  if (rule.kind === 'chain') return linksOf(rule, edition).length
  return rule.kind === 'figures' ? figurePlaces(rule, edition.id).length : 1
}

const holdsFor = ({ editions: only }: Rule, id: string) => !only || (only as readonly string[]).includes(id)

function row(rule: (typeof rules)[number]): string {
  const places = Object.values<Edition>(editions).map((edition) =>
    holdsFor(rule, edition.id) ? String(placesOf(rule, edition) || '—') : '—',
  )
  const star = rule.kind === 'sum' ? '★ ' : ''
  return `| \`${rule.code}\` | ${star}${rule.title['zh-CN']}<br>${rule.title.en} | ${severities[rule.severity]} | ${places.join(' | ')} | ${rule.basis} |`
}

const own = Object.keys(zh).filter((code) => !rules.some((rule) => rule.code === code))

/** docs/rules.md: every rule and every other code, generated from their records. */
export function rulesPage(): string {
  const ids = Object.values<Edition>(editions).map(({ id }) => id)
  const sizes = ids.map((id) => `${id} 版 ${cellsOf(editions[id]).length} 格`).join('，')
  return `# 规则表 Rules

<!-- Generated from packages/schema by \`npm run docs\`. Do not edit. -->

${sizes}。★ 是规定格式自带的勾稽关系，模板里的红色提示由同一条记录生成。数字是该版格式中检查的处数。
错误必须改正；待核实可以附核实说明后保留；提示只供参考。空白不当作 0；无法判断的不算通过。

| code | 规则 Rule | 程度 | ${ids.join(' | ')} | 依据 Basis |
| --- | --- | --- | ${ids.map(() => '---').join(' | ')} | --- |
${rules.map(row).join('\n')}

## 单元格、表格与文件 Cells, tables and files

| code | 为什么 Why |
| --- | --- |
${own.map((code) => `| \`${code}\` | ${zh[code as keyof typeof zh].why} |`).join('\n')}
`
}
