import type { PublishedCode } from '../published/verify.ts'
import { say, type Words } from './words.ts'

type PublishedWords = Readonly<Record<PublishedCode, Words>>

const same = '公开的年度报告应与报送的一致。'
const mend = '请核对哪一份是定稿，更正公开的报告或重新报送。'

/** The sentences on a published report beside the filed one, in Chinese. */
export const publishedZh: PublishedWords = {
  'published/edition': say(
    (f) => `公开的是 ${f.finding.actual} 版表格，报送的是 ${f.finding.expected} 版，表格没有逐格比较。`,
    '请用报告年度对应的表格重新公开。',
    same,
  ),
  'published/year': say((f) => `公开的是${f.actual}年度，报送的是${f.expected}年度。`, mend, same),
  'published/title': say((f) => `公开的标题是${f.actual}，报送的是${f.expected}。`, mend, same),
  'published/agency': say((f) => `公开的落款是${f.actual}，报送的是${f.expected}。`, mend, same),
  'published/date': say((f) => `公开的落款日期是${f.actual}，报送的是${f.expected}。`, mend, same),
  'published/figure': say((f) => `「${f.place}」公开的是${f.actual}，报送的是${f.expected}。`, mend, same),
  'published/sentence-changed': say(
    (f) => `「${f.place}」有一句不同：公开的是${f.actual}，报送的是${f.expected}。`,
    mend,
    same,
  ),
  'published/sentence-missing': say((f) => `「${f.place}」有一句没有公开：${f.expected}。`, mend, same),
  'published/sentence-added': say((f) => `公开的报告「${f.place}」多出一句：${f.actual}。`, mend, same),
  'published/sentence-moved': say(
    (f) => `「${f.place}」有一句换了位置：${f.expected}。`,
    '请看看是不是有意调整。',
    same,
  ),
}

const alike = 'What is published has to be what was filed.'
const check = 'See which one is final, and correct the other.'

/** The same in English. */
export const publishedEn: PublishedWords = {
  'published/edition': say(
    (f) =>
      `Published in the form of ${f.finding.actual}, filed in that of ${f.finding.expected}; cells were not compared.`,
    'Publish it in the form of the report year.',
    alike,
  ),
  'published/year': say((f) => `Published for ${f.actual}, filed for ${f.expected}.`, check, alike),
  'published/title': say(
    (f) => `The title is ${f.actual} as published, ${f.expected} as filed.`,
    check,
    alike,
  ),
  'published/agency': say(
    (f) => `The signature is ${f.actual} as published, ${f.expected} as filed.`,
    check,
    alike,
  ),
  'published/date': say((f) => `The date is ${f.actual} as published, ${f.expected} as filed.`, check, alike),
  'published/figure': say(
    (f) => `“${f.place}” is ${f.actual} as published, ${f.expected} as filed.`,
    check,
    alike,
  ),
  'published/sentence-changed': say(
    (f) => `A sentence of “${f.place}” differs: published ${f.actual}, filed ${f.expected}.`,
    check,
    alike,
  ),
  'published/sentence-missing': say(
    (f) => `A sentence of “${f.place}” was not published: ${f.expected}.`,
    check,
    alike,
  ),
  'published/sentence-added': say(
    (f) => `“${f.place}” has a sentence more as published: ${f.actual}.`,
    check,
    alike,
  ),
  'published/sentence-moved': say(
    (f) => `A sentence of “${f.place}” stands elsewhere: ${f.expected}.`,
    'See whether that was meant.',
    alike,
  ),
}
