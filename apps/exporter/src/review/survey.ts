import {
  cellsOf,
  checkProfile,
  describe,
  editions,
  type Filing,
  type Language,
  type Report,
  type Unit,
  type UnreadFiling,
  withProfile,
} from '@gongkai/schema'
import { type Input, load, type Source } from '../input.ts'
import { inLanguage, Problem } from '../problem.ts'
import { inspect, type Proposal, type Told } from '../result.ts'

/** A finding without the cells the rule read: thousands of files' findings are kept at once. */
export interface Remark
  extends Pick<Told, 'code' | 'severity' | 'at' | 'message' | 'why' | 'todo' | 'where' | 'explanation'> {
  /** The unit whose file it may be, by its name. */
  readonly likely?: string
}

/** What one file came to, as far as a supervisor's work on all of them needs it. */
export interface Surveyed {
  /** Where it can be read again. */
  readonly input: Input
  readonly filing: Filing
  readonly remarks: readonly Remark[]
  readonly repairs: readonly Proposal[]
  /** Sheet and address of a cell of the form. */
  readonly addressOf: (id: string) => string | undefined
  /** The report with its texts; kept where asked for. */
  readonly report?: Report
}

export interface Survey {
  readonly read: readonly Surveyed[]
  readonly unread: readonly UnreadFiling[]
}

// Files made from one template have their figures in the same places: one list serves them all.
const places = new Map<string, ReadonlyMap<string, string>>()

function addressesIn({ report, where }: Source): (id: string) => string | undefined {
  const found = cellsOf(editions[report.edition]).flatMap(({ id }): [string, string][] => {
    const place = where(id)
    return place ? [[id, `${place.sheet}!${place.address}`]] : []
  })
  const key = found.map(([, address]) => address).join(' ')
  const known = places.get(key) ?? new Map(found)
  places.set(key, known)
  return (id) => known.get(id)
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

export interface SurveyOptions {
  readonly language: Language
  /** The unit of that name, whose profile switches rules on and off. */
  readonly unitOf: (name: string) => Unit | undefined
  /** Whether the report of that agency is kept with its texts. */
  readonly keepReport: (agency: string) => boolean
}

/** Reads and checks one file with what the roster knows of its agency. Throws a Problem. */
export async function surveyFile(
  input: Input,
  { language, unitOf, keepReport }: SurveyOptions,
): Promise<Surveyed> {
  if (input.refused) throw new Problem(input.refused['zh-CN'], input.refused.en)
  const source = await load(input)
  const { agency, edition, year, date, values } = source.report
  const unit = unitOf(agency.name)
  const report = unit ? withProfile(source.report, unit) : source.report
  const { findings, repairs } = inspect({ ...source, report }, language)
  const ofProfile = unit ? checkProfile(source.report, unit) : []
  const told = ofProfile.map((finding): Told => {
    const place = source.where(finding.at)
    return { ...finding, ...(place && { where: place }), ...describe(finding, editions[edition], language) }
  })
  const remarks = [...findings, ...told].map(remark)
  const errors = remarks.filter(({ severity }) => severity === 'error').length
  return {
    input,
    filing: { file: input.name, agency: agency.name, edition, year, date, values, errors },
    remarks,
    repairs,
    addressOf: addressesIn(source),
    ...(keepReport(agency.name) && { report: source.report }),
  }
}

/** Reads and checks every file; one that cannot be read is listed with its reason. */
export async function survey(
  inputs: readonly Input[],
  options: SurveyOptions,
  step: () => void = () => undefined,
): Promise<Survey> {
  const read: Surveyed[] = []
  const unread: UnreadFiling[] = []
  for (const input of inputs) {
    try {
      read.push(await surveyFile(input, options))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      unread.push({ file: input.name, reason: inLanguage(error, options.language) })
    }
    step()
  }
  return { read, unread }
}
