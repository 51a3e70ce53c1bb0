import { readerOf } from '../src/check/claims.ts'
import { figuresOf } from '../src/check/figures.ts'
import { editions, rules } from '../src/index.ts'
import { consistencyJudges } from '../src/narrative/consistency.ts'
import { type Change, cleanReport } from './clean-report.ts'

/** What a rule on the document objects to in a clean report so changed; `undefined` where it cannot judge. */
export function hits(code: (typeof rules)[number]['code'], change: Change, form: '2019' | '2021' = '2021') {
  const rule = rules.find((one) => one.code === code)
  if (rule?.kind === 'consistency') {
    const report = cleanReport(form, change)
    return consistencyJudges[rule.code](report, editions[form], readerOf(figuresOf(report, 'final')))
  }
  if (rule?.kind !== 'document') throw new Error(`${code} is no rule on the document`)
  return rule.judge(cleanReport(form, change), editions[form])
}
