import type { Reason, Repair, Undetermined } from '../diagnose/diagnosis.ts'
import type { Edition } from '../editions/form.ts'
import type { Language, Wording } from '../rules/rule.ts'
import { cellName } from './facts.ts'

const reasons: Readonly<Record<Reason, Wording>> = {
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

/**
 * Which sums are broken, why no cell is named for them and which to look at first, as one sentence. `name` is what a cell is
 * called; default its labels.
 */
export function undeterminedWords(
  { reason, lookAt, sums }: Undetermined,
  edition: Edition,
  language: Language = 'zh-CN',
  name: (id: string) => string = (id) => cellName(edition, id),
): string {
  const names = lookAt.slice(0, 4).map(name)
  const broken = sums.slice(0, 4).map(({ at, difference }) => ({ at: name(at), by: Math.abs(difference) }))
  return language === 'en'
    ? `${broken.map(({ at, by }) => `${at} off by ${by}`).join(', ')}: ${reasons[reason].en} ${names.join(', ') || 'these'}.`
    : `${broken.map(({ at, by }) => `「${at}」相差 ${by}`).join('，')}：${reasons[reason]['zh-CN']}${names.map((cell) => `「${cell}」`).join('') || '这几处'}。`
}

/** What a repair changes: 把「…」改为 5，…改为 3. `name` is what a cell is called; default its labels. */
export function repairWords(
  { set }: Pick<Repair, 'set'>,
  edition: Edition,
  language: Language = 'zh-CN',
  name: (id: string) => string = (id) => cellName(edition, id),
): string {
  return set
    .map(({ at, value }) =>
      language === 'en' ? `set ${name(at)} to ${value}` : `把「${name(at)}」改为 ${value}`,
    )
    .join(language === 'en' ? ' and ' : '，')
}

/** Repairs that resolve the same, as one sentence: one is a proposal, several are named and none is preferred. */
export function proposalWords(
  repairs: readonly Pick<Repair, 'set'>[],
  edition: Edition,
  language: Language = 'zh-CN',
  name?: (id: string) => string,
): string {
  const words = repairs.map((repair) => repairWords(repair, edition, language, name))
  if (words.length === 1) return language === 'en' ? `Proposal: ${words[0]}.` : `建议：${words[0]}。`
  return language === 'en'
    ? `One of: ${words.join('; or ')}.`
    : `以下改法都能改平，请核对原始数据后选一种：${words.join('；或')}。`
}
