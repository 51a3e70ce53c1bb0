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
      '协助|协办|配合|上级|当场|工作日|复议机(?:构|关)|向(?!我|本).{2,20}?提出|网上|网络|互联网|信函|快递|邮寄|邮箱|电子邮件|电邮|邮件|传真|当面|现场|线上|线下|窗口|平台|系统|网站|来函|口头|渠道|在线|本级|[各市区县](?:区县|乡镇|部门|直|属)|各(?:地|区|县|市|乡|镇|街|部|单|科|处)|所属|下属|直属|延期|逾期|超期|超时|补正|撤回|撤销|转办|告知|更正|征求|咨询|建议|提案|信访件|留言|热线|培训|文件|事项|清单|项目|简易程序|一般程序|立案|不予(?:处罚|许可)|信息(?=\\d)|数据|文书|复印|应诉|出庭|答辩|旁听|审结|审理(?!中)|新增|首次|有效申请|以上|以下|以内|之一',
  },
  { kind: 'each', words: '各(?=\\d|[一两三])|分别' },
  { kind: 'growth', words: `${comparing.source}|增长|增加|上升|提高|下降|减少|降低|增幅|降幅` },
  { kind: 'share', words: '占比?|比例|比重' },
  { kind: 'published', words: '公示|发布|上传|录入|推送|归集|报送|公布|刊登|刊发|更新' },
  { kind: 'all', words: '均|全部|都' },
  { kind: 'not', words: '未(?!经复议|审结)|没有(?!现成)|尚未(?!审结|办结)' },
]

type Make = (from: number, to: number) => Token

interface Lexicon {
  /** Finds the next word or number, fast: nothing is captured. */
  readonly words: RegExp
  /** Tells which it is, at the place found; group n is made by `makers[n - 1]`. */
  readonly kinds: RegExp
  readonly makers: readonly Make[]
  /** Words met before, by their text. */
  readonly known: Map<string, Make>
}

const lexicons = new WeakMap<Edition, Lexicon>()

/** The same few hundred words come in every report; texts made to harm do not fill the memory. */
const capacity = 1000

function lexiconOf(edition: Edition): Lexicon {
  const made = lexicons.get(edition)
  if (made) return made
  const entries: { words: string; make: Make }[] = []
  const enter = (words: string, make: Make) => entries.push({ words, make })
  const anyone = plainWords.filter(({ kind }) => kind === 'anyone')
  for (const { kind, words } of anyone) enter(words, (from, to) => ({ from, to, kind }))
  for (const topic of topicsOf(edition))
    enter(topic.words.join('|'), (from, to) => ({ from, to, kind: 'topic', topic }))
  for (const { words, columns } of applicants)
    enter(words, (from, to) => ({ from, to, kind: 'applicant', columns }))
  for (const { words, columns } of verbs) enter(words, (from, to) => ({ from, to, kind: 'verb', columns }))
  for (const { kind, words } of plainWords)
    if (kind !== 'anyone') enter(words, (from, to) => ({ from, to, kind }))
  const lexicon = {
    words: new RegExp([...entries.map(({ words }) => words), numberSource].join('|'), 'gu'),
    kinds: new RegExp(entries.map(({ words }) => `(${words.replace(/\((?!\?)/gu, '(?:')})`).join('|'), 'uy'),
    makers: entries.map(({ make }) => make),
    known: new Map<string, Make>(),
  }
  lexicons.set(edition, lexicon)
  return lexicon
}

/** What a word makes; nothing for one that is a number only by its look (一起). */
function makerAt(
  { kinds, makers, known }: Lexicon,
  clause: string,
  from: number,
  word: string,
): Make | undefined {
  const before = known.get(word)
  if (before) return before
  kinds.lastIndex = from
  const found = kinds.exec(clause)
  const make = makers[found ? found.findIndex((group, i) => i > 0 && group !== undefined) - 1 : -1]
  if (make && known.size < capacity) known.set(word, make)
  return make
}

/** Characters a number begins with, and words before it that make it a rough one. */
const numeral = /^(?:约|近|超|逾|不足|大约|将近|至少|多达|[\d〇零一二两三四五六七八九十百千万亿])/u

/** The tokens of a clause in order; what bears on nothing is left out. */
export function tokensOf(clause: string, edition: Edition): readonly Token[] {
  const lexicon = lexiconOf(edition)
  const { words } = lexicon
  const tokens: Token[] = []
  words.lastIndex = 0
  for (let found = words.exec(clause); found; found = words.exec(clause)) {
    const from = found.index
    const [word] = found
    const to = from + word.length
    const stated = numeral.test(word) && !lexicon.known.has(word) ? statedIn(word) : undefined
    if (stated) {
      // A bare number (12345, a year) counts nothing; 0 does (均为 0).
      if (stated.unit !== '' || stated.value === 0) tokens.push({ from, to, kind: 'count', stated })
      continue
    }
    const make = makerAt(lexicon, clause, from, word)
    if (make) tokens.push(make(from, to))
  }
  return tokens
}
