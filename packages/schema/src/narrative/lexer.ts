import type { Edition } from '../editions/form.ts'
import { comparing } from './clauses.ts'
import { numberSource, type Stated, statedIn } from './numbers.ts'
import { applicants, type Topic, topicsOf, verbs } from './topics.ts'

/** A word that bears on what a number counts. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'count'; readonly stated: Stated }
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'applicant' | 'verb'; readonly columns: readonly string[] }
  /** `pause` is 、; `anyone` is 公民、法人和其他组织; `part` marks a part of the whole; `each` spreads one number over several. */
  | { readonly kind: 'pause' | 'anyone' | 'part' | 'each' | 'growth' | 'share' | 'published' | 'not' | 'all' }
)

type Plain = Exclude<Token['kind'], 'count' | 'topic' | 'applicant' | 'verb'>

const plainWords: readonly { readonly kind: Plain; readonly words: string }[] = [
  { kind: 'pause', words: '、' },
  {
    kind: 'anyone',
    words:
      '(?:公民|自然人)(?:、|和|或|及)(?:企业|企事业单位|法人)(?:、|和|或|及|以及|与)?(?:者)?(?:其他|非法人|社会)?组织?(?:等)?',
  },
  {
    kind: 'part',
    words:
      '网上|网络|互联网|信函|邮寄|邮箱|电子邮件|电邮|邮件|传真|当面|现场|线上|线下|窗口|平台|系统|网站|来函|口头|渠道|在线|本级|[各市区县](?:区县|乡镇|部门|直|属)|各(?:地|区|县|市|乡|镇|街|部|单|科|处)|所属|下属|直属|延期|逾期|超期|超时|补正|撤回|撤销|转办|告知|更正|征求|咨询|建议|提案|信访件|留言|热线|培训|文件|事项|清单|项目|简易程序|一般程序|立案|不予(?:处罚|许可)|信息(?=\\d)|数据|文书|复印|应诉|出庭|答辩|旁听|审结|审理(?!中)|新增|首次|有效申请|以上|以下|以内|之一',
  },
  { kind: 'each', words: '各(?=\\d|[一两三])|分别' },
  { kind: 'growth', words: `${comparing.source}|增长|增加|上升|提高|下降|减少|降低|增幅|降幅` },
  { kind: 'share', words: '占比?|比例|比重' },
  { kind: 'published', words: '公示|发布|上传|录入|推送|归集|报送|公布|刊登|刊发|更新' },
  { kind: 'all', words: '均|全部|都' },
  { kind: 'not', words: '未(?!经复议|审结)|没有(?!现成)|尚未(?!审结|办结)' },
]

interface Lexicon {
  readonly expression: RegExp
  /** What the group of that number makes; group 0 is the whole. */
  readonly groups: readonly ((at: { readonly from: number; readonly to: number }) => Token)[]
}

const lexicons = new WeakMap<Edition, Lexicon>()

function lexiconOf(edition: Edition): Lexicon {
  const known = lexicons.get(edition)
  if (known) return known
  const entries: { words: string; make: Lexicon['groups'][number] }[] = []
  const enter = (words: string, make: Lexicon['groups'][number]) => entries.push({ words, make })
  const anyone = plainWords.filter(({ kind }) => kind === 'anyone')
  for (const { kind, words } of anyone) enter(words, (at) => ({ ...at, kind }))
  for (const topic of topicsOf(edition))
    enter(topic.words.join('|'), (at) => ({ ...at, kind: 'topic', topic }))
  for (const { words, columns } of applicants) enter(words, (at) => ({ ...at, kind: 'applicant', columns }))
  for (const { words, columns } of verbs) enter(words, (at) => ({ ...at, kind: 'verb', columns }))
  for (const { kind, words } of plainWords) if (kind !== 'anyone') enter(words, (at) => ({ ...at, kind }))
  const made = {
    expression: new RegExp(
      `${entries.map(({ words }) => `(${words.replace(/\((?!\?)/gu, '(?:')})`).join('|')}|${numberSource}`,
      'gu',
    ),
    groups: entries.map(({ make }) => make),
  }
  lexicons.set(edition, made)
  return made
}

/** The tokens of a clause in order; what bears on nothing is left out. */
export function tokensOf(clause: string, edition: Edition): readonly Token[] {
  const { expression, groups } = lexiconOf(edition)
  const tokens: Token[] = []
  for (const found of clause.matchAll(expression)) {
    const at = { from: found.index, to: found.index + found[0].length }
    const { figure, han } = found.groups ?? {}
    if (figure !== undefined || han !== undefined) {
      const stated = statedIn(found.groups ?? {})
      // A bare number (12345, a year) counts nothing; 0 does (均为 0).
      if (stated && (stated.unit !== '' || stated.value === 0)) tokens.push({ ...at, kind: 'count', stated })
      continue
    }
    const group = groups.findIndex((_, i) => found[i + 1] !== undefined)
    const make = groups[group]
    if (!make) throw new RangeError(`nothing matched ${found[0]}`)
    tokens.push(make(at))
  }
  return tokens
}
