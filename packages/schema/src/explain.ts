import { whereWords } from './describe/where.ts'
import { type Finding, findingPlace, identityOf, type Where } from './finding.ts'
import { maskPersonal } from './narrative/personal.ts'
import type { Explanation } from './report.ts'
import { documentRules, rules } from './rules/index.ts'
import { sumRules } from './rules/sums.ts'

type Find = (at: string) => Where | undefined

/** 核实说明 that belongs to a finding. */
export interface Explained {
  readonly text: string
  /** The row it was read from: `explanations#2`. */
  readonly at: string
}

/** What is still to be filled in is filled in, not explained: an error in the final check, a warning while filling. */
const toFill: ReadonlySet<string> = new Set([
  'cell/blank',
  'cell/total-blank',
  ...sumRules.map(({ code }) => code),
  ...documentRules.flatMap((rule) => ('blank' in rule ? [rule.code] : [])),
])

/** What is said of the file is mended in the file. */
const ofFile = /^(?:source|table)\//u

const canStand = ({ code, severity }: Finding): boolean =>
  severity !== 'error' && !toFill.has(code) && !ofFile.test(code)

/** Whether 核实说明 is asked for: a warning that may be right as it stands. */
export const mayBeExplained = (finding: Finding): boolean =>
  finding.severity === 'warning' && canStand(finding)

/** A narrow column breaks a place over two lines, and who types it may leave out the mark between sheet and cell. */
const folded = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s'$「」!]/gu, '')
    .toLowerCase()

const shown = (place: Where): string => whereWords(place, 'zh-CN')

/** Everything an official may call a finding by: code and place, the place as shown, the code alone. */
function namesOf(finding: Finding, where: Find): readonly string[] {
  const place = findingPlace(finding, where)
  const placed = place ? [shown(place), `${finding.code}@${shown(place)}`] : []
  return [identityOf(finding), finding.code, ...placed].map(folded)
}

/** What to write beside 核实说明 for a finding: its code, with the place behind it where others have the same code. */
export function asked(finding: Finding, findings: readonly Finding[], where: Find): string {
  const { code, at } = finding
  const own = identityOf(finding)
  if (!findings.some((other) => other.code === code && canStand(other) && identityOf(other) !== own))
    return code
  const place = where(at)
  return place ? `${code}@${shown(place)}` : own
}

const known: ReadonlySet<string> = new Set(['year/similar-text', ...rules.map(({ code }) => code)])

/**
 * Which 核实说明 belongs to which finding, and a finding for each that belongs to none or could belong to several. An explanation
 * names its finding as `code@at`, as the place that outputs show, as both, or by the code alone where only one finding has it.
 */
export function explain(
  explanations: readonly Explanation[],
  findings: readonly Finding[],
  where: Find,
): { readonly of: (finding: Finding) => Explained | undefined; readonly findings: readonly Finding[] } {
  const explained = new Map<string, Explained>()
  const unmatched: Finding[] = []
  const names = explanations.length === 0 ? [] : findings.map((finding) => namesOf(finding, where))
  explanations.forEach(({ for: typed, text }, i) => {
    const at = `explanations#${i + 1}`
    const key = folded(typed)
    const called = findings.filter((_, place) => names[place]?.includes(key))
    const open = new Map(called.filter(canStand).map((finding) => [identityOf(finding), finding]))
    const [one, ...others] = open.values()
    if (one && others.length === 0) {
      const before = explained.get(identityOf(one))
      explained.set(identityOf(one), { at, text: before ? `${before.text}；${text}` : text })
      return
    }
    const quoted = { at, actual: maskPersonal(key === '' ? text : typed), evidence: [] }
    if (one) {
      const expected = [one, ...others].map((finding) => asked(finding, findings, where)).join('、')
      unmatched.push({ ...quoted, code: 'source/explanation-ambiguous', severity: 'warning', expected })
    } else if (called.length > 0)
      unmatched.push({ ...quoted, code: 'source/explanation-needless', severity: 'warning' })
    else {
      // A rule that was not judged this time (last year's report is not at hand), or that no longer objects.
      const severity = known.has(key.split('@', 1)[0]!) ? 'note' : 'warning'
      unmatched.push({ ...quoted, code: 'source/explanation-unmatched', severity })
    }
  })
  return {
    of: (finding) => (canStand(finding) ? explained.get(identityOf(finding)) : undefined),
    findings: unmatched,
  }
}
