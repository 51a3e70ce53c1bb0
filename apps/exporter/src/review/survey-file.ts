import {
  cellsOf,
  editions,
  type Filing,
  type Language,
  nameKey,
  type Reader,
  type Report,
  type Unit,
  whereWords,
} from '@gongkai/schema'
import type { FileTask } from '../batch/task.ts'
import { type Source, sourceOf } from '../input.ts'
import { type FileResult, inspect, type Proposal, type Told } from '../result.ts'

/** A finding without the cells the rule read: thousands of files' findings are kept at once. */
export interface Remark
  extends Pick<Told, 'code' | 'severity' | 'at' | 'message' | 'why' | 'todo' | 'where' | 'explanation'> {
  /** The unit whose file it may be, by its name. */
  readonly likely?: string
}

/** What one file came to, as plain data: it is sent between threads. */
export interface FileSurvey {
  readonly filing: Filing
  readonly remarks: readonly Remark[]
  readonly repairs: readonly Proposal[]
  /**
   * Sheet and address of the cells of the form in their order, set apart by a character that no sheet's name has (XML cannot write it): as
   * one text, for thousands of lists of hundreds would be most of what is sent.
   */
  readonly addresses: string
  /** It is a roll-up's workbook. */
  readonly isRollup: boolean
  /** The report with its texts; kept where asked for. */
  readonly report?: Report
}

export interface SurveyOptions {
  readonly language: Language
  /** The roster: a unit's profile switches rules on and off. */
  readonly units: readonly Unit[]
  /** Whose report is kept with its texts: one agency's, or all. */
  readonly keep: string | 'all'
}

function remark({ code, severity, at, message, why, todo, where, explanation }: Told): Remark {
  return {
    code,
    severity,
    at,
    message,
    why,
    todo,
    ...(where && { where }),
    ...(explanation !== undefined && { explanation }),
  }
}

/** Sets addresses apart. */
export const apart = '\0'

const addressesIn = ({ report, where }: Source, language: Language): FileSurvey['addresses'] =>
  cellsOf(editions[report.edition])
    .map(({ id }) => {
      const place = where(id)
      return place ? whereWords(place, language) : ''
    })
    .join(apart)

/** Checks reports with what the roster knows of their agencies, which is held against what they say. */
export function inspector({
  language,
  units,
  reader = 'command',
}: Pick<SurveyOptions, 'language' | 'units'> & { readonly reader?: Reader }) {
  const profiles = new Map(units.map((unit) => [nameKey(unit.name), unit]))
  return (source: Source): FileResult =>
    inspect(source, language, { reader, unit: profiles.get(nameKey(source.report.agency.name)) })
}

/** Reads and checks files. */
export function surveyor({ keep, ...options }: SurveyOptions) {
  const inspectUnit = inspector(options)
  return async (name: string, bytes: Uint8Array): Promise<FileSurvey> => {
    const source = await sourceOf(name, bytes)
    const { agency, edition, year, date, values } = source.report
    const result = inspectUnit(source)
    const remarks = result.findings.map(remark)
    const errors = remarks.filter(({ severity }) => severity === 'error').length
    const kept = keep === 'all' || nameKey(agency.name) === nameKey(keep)
    return {
      filing: { file: name, agency: agency.name, edition, year, date, values, errors },
      remarks,
      repairs: result.repairs,
      addresses: addressesIn(source, options.language),
      isRollup: source.reading?.isRollup ?? false,
      ...(kept && { report: source.report }),
    }
  }
}

/** One file of `gongkai rollup` and `gongkai review`. */
export function prepare(options: SurveyOptions): FileTask {
  const survey = surveyor(options)
  return async ({ name }, bytes) => ({ data: await survey(name, bytes) })
}
