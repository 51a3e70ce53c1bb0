import { styleText } from 'node:util'
import {
  cellName,
  type EditionId,
  editions,
  type Language,
  type Severity,
  type Undetermined,
} from '@gongkai/schema'
import { type FileResult, isUnread, type Proposal, type Result, type Told } from '../result.ts'

const severities: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { 'zh-CN': '错误', en: 'error' },
  warning: { 'zh-CN': '待核实', en: 'warning' },
  note: { 'zh-CN': '提示', en: 'note' },
}

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const

/** File text must not steer the terminal it is printed on. */
export const printable = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')

type Style = (severity: Severity, text: string) => string

const places = (told: Told) => (told.where ? `${told.where.sheet}!${told.where.address}` : told.at)

function findingLine(told: Told, language: Language, style: Style): string {
  const { severity, message, todo, code, explanation } = told
  const said =
    explanation === undefined
      ? ''
      : language === 'en'
        ? ` Explained: ${explanation}`
        : `　核实说明：${explanation}`
  const space = language === 'en' ? ' ' : ''
  const label = style(severity, severities[severity][language])
  return `  ${printable(places(told))}  ${label}  ${printable(`${message}${space}${todo}${said}`)}  ${code}`
}

const setWords = ({ set }: Proposal, { edition, placeOf }: FileResult, language: Language): string => {
  const at = (id: string) => {
    const where = placeOf(id)
    const name = cellName(editions[edition as EditionId], id)
    return where ? `${name}（${where.sheet}!${where.address}）` : name
  }
  return set
    .map(({ at: id, value }) =>
      language === 'en' ? `set ${at(id)} to ${value}` : `把「${at(id)}」改为 ${value}`,
    )
    .join(language === 'en' ? ' and ' : '，')
}

/** Repairs that resolve the same are alternatives: one is a proposal, several are named and none is preferred. */
function proposalLines(result: FileResult, language: Language): readonly string[] {
  return [...groupBy(result.repairs).values()].map((repairs) => {
    const words = repairs.map((repair) => setWords(repair, result, language))
    if (words.length === 1) return language === 'en' ? `  Proposal: ${words[0]}.` : `  建议：${words[0]}。`
    return language === 'en'
      ? `  One of: ${words.join('; or ')}.`
      : `  以下改法都能改平，请核对原始数据后选一种：${words.join('；或')}。`
  })
}

const keyOf = ({ resolves }: Proposal) => resolves.join(' ')

function groupBy(repairs: readonly Proposal[]): Map<string, Proposal[]> {
  const groups = new Map<string, Proposal[]>()
  for (const repair of repairs) {
    const own = groups.get(keyOf(repair))
    if (own) own.push(repair)
    else groups.set(keyOf(repair), [repair])
  }
  return groups
}

const reasons: Readonly<Record<Undetermined['reason'], Readonly<Record<Language, string>>>> = {
  computed: {
    'zh-CN': '总计由公式算出，无法判断是哪一格，请先核对',
    en: 'Formulas make the totals, so no one cell can be named; check first',
  },
  formula: {
    'zh-CN': '总计公式算出的数与各分项不符，请检查公式',
    en: 'A total’s formula does not add up its parts; look at',
  },
  ambiguous: {
    'zh-CN': '改法太多，无法判断是哪一格，请先核对',
    en: 'Too many repairs fit equally; check first',
  },
  limit: {
    'zh-CN': '改动不止三格，无法判断是哪几格，请先核对',
    en: 'More than three cells are wrong; check first',
  },
}

function undeterminedLine(undetermined: Undetermined, result: FileResult, language: Language): string {
  const { reason, lookAt, sums } = undetermined
  const edition = editions[result.edition as EditionId]
  const names = (lookAt.length > 0 ? lookAt : sums.map(({ at }) => at))
    .slice(0, 4)
    .map((id) => cellName(edition, id))
  const list = language === 'en' ? names.join(', ') : names.map((name) => `「${name}」`).join('')
  return language === 'en' ? `  ${reasons[reason].en} ${list}.` : `  ${reasons[reason]['zh-CN']}${list}。`
}

function summary({ findings, checked }: FileResult, language: Language): string {
  const number = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const blanks = checked.ifBlankIsZero
  if (language === 'en') {
    return `${number('error')} errors, ${number('warning')} warnings, ${number('note')} notes; ${checked.cells} cells and ${checked.rules} rules checked, ${checked.notAssessable} not assessable${blanks > 0 ? `, ${blanks} hold if blank is zero` : ''}`
  }
  const notes = number('note')
  return `${number('error')} 处错误，${number('warning')} 处待核实${notes > 0 ? `，${notes} 处提示` : ''}；查了 ${checked.cells} 格、${checked.rules} 条规则，${checked.notAssessable} 条无法判断${blanks > 0 ? `，${blanks} 条把空白当 0 才成立` : ''}`
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

function fileReport(result: Result, language: Language, style: Style): readonly string[] {
  if (isUnread(result)) {
    const words = language === 'en' ? 'not done' : '无法处理'
    return [printable(result.file), `  ${style('error', words)}  ${printable(result.error)}`]
  }
  const findings = [...result.findings].sort((a, b) => order[a.severity] - order[b.severity])
  return [
    printable(result.file),
    ...findings.map((told) => findingLine(told, language, style)),
    ...proposalLines(result, language),
    ...result.undetermined.map((one) => undeterminedLine(one, result, language)),
    summary(result, language),
  ]
}

/** One result for people: its findings worst first, the proposed repairs, and what was checked. */
export function textOf(
  result: Result,
  { language, colour }: { readonly language: Language; readonly colour: boolean },
): string {
  const style: Style = colour ? (severity, text) => styleText(colours[severity], text) : (_, text) => text
  return fileReport(result, language, style).join('\n')
}
