import type { Edition } from '../editions/form.ts'
import { editionForYear, editions } from '../editions/index.ts'
import type { Report } from '../report.ts'
import { type DocumentRule, type Hit, passagesOf } from './document-rule.ts'

/** 国办公开办函〔2021〕30号 as texts write it: other brackets, spaces, a character missing. */
const notice = /国办公开[^〔[【（(，。\s]{0,3}\s*[〔[【（(]\s*(\d{4})\s*[〕\]】）)]\s*(\d+)\s*号/gu

const plain = (text: string) =>
  text
    .replace(/\s/gu, '')
    .replace(/[〔[【（(]/gu, '〔')
    .replace(/[〕\]】）)]/gu, '〕')

interface Citation {
  readonly at: string
  readonly printed: string
  readonly edition: Edition | undefined
}

const all = Object.values<Edition>(editions)
const byNumber = new Map(all.map((edition) => [plain(edition.notice.number), edition]))

function numbers(at: string, text: string): readonly Citation[] {
  if (!text.includes('国办公开')) return []
  return [...text.matchAll(notice)].map(([printed]) => ({
    at,
    printed,
    edition: byNumber.get(plain(printed)),
  }))
}

/** Every name of a notice has one of these words, whatever blanks stand in it; few paragraphs have all its characters. */
const marks = ['格式', '事项'].map((word) => [...word])
if (!all.every(({ notice: { citedAs } }) => citedAs.every(mayName)))
  throw new RangeError('the name of a notice has none of these words')

function mayName(text: string): boolean {
  return marks.some((characters) => characters.every((character) => text.includes(character)))
}

/** The notice a text names, the longest of the names that fit: 格式（试行） is 2019's, 格式》 is 2021's. */
function name(at: string, text: string): Citation | undefined {
  if (!mayName(text)) return undefined
  const squeezed = text
    .replace(/\s/gu, '')
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .replace(/〈/gu, '《')
    .replace(/〉/gu, '》')
  const edition = all.find(({ notice: { citedAs } }) => citedAs.some((words) => squeezed.includes(words)))
  const printed = edition?.notice.citedAs.find((words) => squeezed.includes(words))
  return printed === undefined ? undefined : { at, printed, edition }
}

const due = (report: Report, own: Edition) => editionForYear(report.year) ?? own

export const citationRules = [
  {
    kind: 'document',
    code: 'report/notice',
    title: {
      'zh-CN': '引用的通知应为本年度所用格式的通知',
      en: 'The notice cited is the one of the year’s form',
    },
    basis: '国办公开办函〔2021〕30号（2021 年度起）、国办公开办函〔2019〕60号（2019、2020 年度）',
    severity: 'warning',
    ofYear: true,
    judge: (report, own) => {
      const expected = due(report, own)
      return passagesOf(report, own).flatMap(({ at, text }): Hit[] => {
        const cited = numbers(at, text)
        const named = name(at, text)
        const wrong = cited.find(({ edition }) => edition !== expected)
        if (wrong) return [{ at, actual: wrong.printed, expected: expected.notice.number }]
        return cited.length === 0 && named && named.edition !== expected
          ? [{ at, actual: named.printed, expected: expected.notice.name }]
          : []
      })
    },
  },
  {
    kind: 'document',
    code: 'report/notice-name',
    title: { 'zh-CN': '通知的文号与名称应一致', en: 'The number and the name of the notice agree' },
    basis: '两份通知的文号与名称',
    severity: 'warning',
    judge: (report, own) =>
      passagesOf(report, own).flatMap(({ at, text }): Hit[] => {
        const numbered = numbers(at, text).find(({ edition }) => edition)
        const named = name(at, text)
        return numbered?.edition && named && named.edition !== numbered.edition
          ? [{ at, actual: `${numbered.printed} ${named.printed}`, expected: numbered.edition.notice.name }]
          : []
      }),
  },
] as const satisfies readonly DocumentRule[]
