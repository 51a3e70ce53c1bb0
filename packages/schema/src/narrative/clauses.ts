import type { SectionId } from '../editions/form.ts'
import type { Report } from '../report.ts'

/** What a sentence needs to be looked at: without one of these words no rule on text has anything to say. */
const speaking =
  /申请|复议|诉讼|败诉|规章|规范性文件|行政许可|行政处罚|行政强制|收费|集中采购|结转|办结|答复/u

/** 政府信息公开申请 in any of its usual names: what is counted here, and no other application. */
const requests = /(?:政府信息公开|信息公开|政府信息|公开)的?申请|依申请公开/u
/** Other things that are received, settled and answered. */
const others =
  /建议|提案|信访(?!举报投诉)|留言|热线|12345|咨询|诉求|来信|来电|来访|网民|信箱|信件|稿件|办件|工单|督查|督办|法律援助|仲裁|调解|公证|证照|救助|补贴|低保|工伤|社保|住房|不动产|主动公开|解读|网站|公众号|微博|微信|新媒体/u

/** A number, or a word that says none or all: without one a sentence states nothing the tables hold. */
const stating = /[\d件宗起份未没无零均都率]|全部/u

/** Words that make a number no count of this year: never compared. */
const neverCounts =
  /累计|截至|截止|以来|历年|近年|备案|参与|平均|[年月日周季]均|每[年月日周季]|上半年|下半年|季度|十[二三四五六七]五|培训|任期|连续|力争|下一步|确保|争取|努力|计划|公文|公开属性|确定为|主动公开的?\d+[件份]|本级|各(?:县|区|市|乡|镇|街道|部门|单位|科室|处室)|[市县区省]直|下属|所属|[省市县区乡]级/u
const month = /\d{1,2}月|[一二三四五六七八九十]月(?:份|底|末|初)/u

/** 2025年1月1日至（2025年）12月31日: the whole year, said in full. */
export const wholeYear =
  /(\d{4})年1月1日(?:0时)?起?(?:至|到|—|-|~|－)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:24时)?(?:止|期间)?/gu

/** Whose text it is. */
type Reported = Pick<Report, 'year' | 'agency'>

export interface Clause {
  readonly text: string
  /** Where it begins in the sentence. */
  readonly from: number
  /** Its numbers may be counts of the report year. */
  readonly counts: boolean
}

export interface Sentence {
  /** As printed. */
  readonly printed: string
  /** The same, character for character, with plain digits; titles in 《》 and numbers in 〔〕 blanked out. */
  readonly text: string
  readonly clauses: readonly Clause[]
  /** It speaks of requests for government information, itself or by what stands before it. */
  readonly requests: boolean
  /** It speaks of 政府信息公开 at all; or it, or what stands before it in the paragraph. */
  readonly publicity: boolean
  readonly nearPublicity: boolean
  /** It speaks of other things that are received and settled as well. */
  readonly others: boolean
}

/** Plain digits, letters, % and brackets; titles and document numbers as blanks of the same length. */
function plain(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％．（）]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/《[^《》]*》|〔[^〔〕]*〕|【[^【】]*】/gu, (title) => '　'.repeat(title.length))
}

const opening =
  /^[\s　、]*(?:(?:在|自|截至|其中|全市|全县|全区|全省|我局|我委|本局|本机关)[:，]?)*(?:((?:19|20)\d\d)年(?!度?结转)|(本年度?|今年|全年|当年|报告年度|一年来|年内|本报告期))/u
const anyYear = /(?<!结转(?:到|至|入)?)((?:19|20)\d\d)年(?!度?结转|度?遗留)/gu
const lastYear = /(?:上一?年|去年|前年|往年)(?!度?的?(?:依申请公开)?结转|度?(?:转入|遗留))/u
/** 较上年、同比: the year named is what this year is compared with. */
export const comparing = /较|同比|环比|相比|比(?:上|去|前|20)|与(?:上|去|前|20)/u

/** 2024年结转 came in, 结转2026年 went out: of the report of 2025 and no other. */
const carried = /((?:19|20)\d\d)年度?结转|结转(?:到|至|入)?((?:19|20)\d\d)年/u

function namesAnotherYear(clause: string, reportYear: number): boolean {
  const [, into, outOf] = carried.exec(clause) ?? []
  if (into !== undefined && Number(into) !== reportYear - 1) return true
  if (outOf !== undefined && Number(outOf) !== reportYear + 1) return true
  if (comparing.test(clause)) return false
  if (lastYear.test(clause)) return true
  return (clause.match(anyYear) ?? []).some((named) => Number(named.slice(0, 4)) !== reportYear)
}

const bodies = '(?:局|委|委员会|厅|办公室|街道|镇|乡|管委会|政府)'
const counting =
  '(?:共|全年|年内|新|累计|直接|依法|\\d{4}年度?)*(?:收到|新收|受理|接到|办理|处理|办结|答复|引发|被)'
/** 市公安局收到…, 区政府收到…: who counts here is another body than the one that reports. */
const subject = new RegExp(`([\\u4e00-\\u9fa5]{1,12}?${bodies})${counting}`, 'u')
/** Whether there is such a one at all, which is asked much faster. */
const bodyCounts = new RegExp(bodies + counting, 'u')

function countsForAnother(clause: string, agency: string): boolean {
  const who = bodyCounts.test(clause) ? subject.exec(clause)?.[1] : undefined
  if (who === undefined || /[我本全]/u.test(who)) return false
  // A department is called by many short names: only a government is surely not it.
  const government = /政府/u.test(agency.slice(-8))
  return who.endsWith('政府') ? !government : government && !agency.includes(who.slice(-3))
}

const sentenceEnd = /[。！？；;\n]/gu
/** A comma between digits in threes is no end: 16,368件. */
const clauseEnd = /[，:：(（)）]|(?<!\d),|,(?!\d{3}(?!\d))/gu

/** What stands between ends, with its place; empty pieces are left out. */
function pieces(text: string, end: RegExp): readonly { readonly text: string; readonly from: number }[] {
  const cut: { text: string; from: number }[] = []
  let from = 0
  end.lastIndex = 0
  for (let found = end.exec(text); found; found = end.exec(text)) {
    if (found.index > from) cut.push({ text: text.slice(from, found.index), from })
    from = end.lastIndex
  }
  if (from < text.length) cut.push({ text: text.slice(from), from })
  return cut
}

/** The clauses of a sentence; the year a clause opens with holds for those after it. */
function clausesOf(
  text: string,
  { year: reportYear, agency }: Reported,
  before: number,
): { clauses: Clause[]; year: number } {
  const clauses: Clause[] = []
  let year = before
  const spoken = text.replace(wholeYear, (all, _from, _to, m, d) => (m === '12' && d === '31' ? '' : all))
  const quiet = neverCounts.test(text) || month.test(spoken)
  for (const { text: clause, from } of pieces(text, clauseEnd)) {
    const dated = clause.includes('年')
    const opened = dated ? opening.exec(clause) : null
    if (opened) year = opened[1] === undefined ? reportYear : Number(opened[1])
    const foreign = (dated && namesAnotherYear(clause, reportYear)) || countsForAnother(clause, agency.name)
    clauses.push({ text: clause, from, counts: year === reportYear && !foreign && !quiet })
  }
  return { clauses, year }
}

/** A paragraph that only heads others: （二）依申请公开情况. */
const isHeading = (text: string) => text.length <= 30 && !/[。；;，,]|\d{2,}|\d件/u.test(text)

/** The sentences of a section's paragraphs that rules on text may speak of, by paragraph (from 0). */
export function sentencesOf(
  paragraphs: readonly string[],
  section: SectionId,
  report: Reported,
): readonly (readonly Sentence[])[] {
  let headed = section === 'requests'
  return paragraphs.map((paragraph) => {
    if (!speaking.test(paragraph)) {
      if (isHeading(paragraph)) headed = false
      return []
    }
    const text = plain(paragraph)
    if (isHeading(text)) headed = requests.test(text)
    let about = headed
    let near = headed || section === 'disputes'
    let year = report.year
    const sentences: Sentence[] = []
    for (const { text: sentence, from } of pieces(text, sentenceEnd)) {
      const own = requests.test(sentence)
      const foreign = others.test(sentence)
      const publicity = sentence.includes('信息公开') || section === 'disputes'
      near = near || publicity
      about = own || (about && !foreign)
      if (!stating.test(sentence) || (!about && !speaking.test(sentence) && !/\d{4}年/u.test(sentence)))
        continue
      const read = clausesOf(sentence, report, year)
      year = read.year
      const printed = paragraph.slice(from, from + sentence.length)
      sentences.push({
        printed,
        text: sentence,
        clauses: read.clauses,
        requests: about,
        publicity: publicity || about,
        nearPublicity: near,
        others: foreign,
      })
    }
    return sentences
  })
}
