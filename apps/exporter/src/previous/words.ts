import type { Language } from '@gongkai/schema'
import type { LastYear } from './last-year.ts'

const shown = 5

/** That a file was not understood in places, which count as blank. */
export const doubtWords = (doubts: number, language: Language): string =>
  language === 'en'
    ? ` ${doubts} places of it were missing or not understood and count as blank; \`gongkai import\` lists them.`
    : `其中有 ${doubts} 处缺少或认不准，按空白对待；用 gongkai import 可逐条列出。`

/** What is to be said of last year's report, in one sentence. */
export function lastYearWords(lastYear: LastYear, language: Language): string {
  const en = language === 'en'
  switch (lastYear.state) {
    case 'found': {
      const { file, agency, doubts } = lastYear
      const read = doubts === undefined ? '' : doubtWords(doubts, language)
      if (agency === undefined)
        return en ? `Last year’s report: ${file}.${read}` : `上年报告：${file}。${read}`
      if (agency === '') {
        return en
          ? `Last year’s report: ${file}, which names no agency; see that it is the right file.${read}`
          : `上年报告：${file}，其中没有单位名称，请核对是否拿错。${read}`
      }
      return en
        ? `Last year’s report: ${file}, of “${agency}”; see that this is the same agency.${read}`
        : `上年报告：${file}，单位名称是「${agency}」，请核对是同一单位。${read}`
    }
    case 'missing': {
      const { year, near } = lastYear
      const there =
        near &&
        (en
          ? ` ${near.file} is of ${near.year === 0 ? 'an unknown year' : near.year}.`
          : `${near.file} 是${near.year === 0 ? '年度不明' : ` ${near.year} 年度`}的。`)
      return en
        ? `No report of ${year} was found, so the rules on last year could not be judged.${there ?? ''}`
        : `没有找到 ${year} 年度的报告，与上年有关的规则无法判断。${there ?? ''}`
    }
    case 'ambiguous': {
      const { year, files } = lastYear
      const list = files.slice(0, shown).join(en ? ', ' : '、')
      const more = files.length > shown
      return en
        ? `${files.length} reports of ${year} have different figures (${list}${more ? ', …' : ''}), so none was used: keep the right one only.`
        : `${year} 年度的报告有 ${files.length} 份，数字不同（${list}${more ? '等' : ''}），没有采用，与上年有关的规则无法判断。请只留正确的一份。`
    }
  }
}
