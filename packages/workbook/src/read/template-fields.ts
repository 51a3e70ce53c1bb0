import {
  type Agency,
  dateOfText,
  type EditionId,
  type Finding,
  type SourceCode,
  yearIn,
} from '@gongkai/schema'
import { kindWords, levelWords, yesNoWords } from '../agency-words.ts'
import { type FieldId, fieldNames } from '../names.ts'
import { contentOf } from './cell-value.ts'
import { dateOfSerial } from './dates.ts'
import { type Source, type Spot, spotOf } from './source.ts'

/** What stands in the cells of the agency sheet, each blank one left out. */
export interface Fields {
  readonly edition?: EditionId
  readonly year?: number
  readonly title?: string
  readonly date?: string
  readonly agency: Partial<Agency>
  readonly spots: ReadonlyMap<FieldId, Spot>
  /** A year that cannot be read, as typed. */
  readonly unreadYear?: string
  /** Choices that are none, and a profile that is not there. */
  readonly findings: readonly Finding<SourceCode>[]
}

/** Reads the cells that the template's names point to. */
export function readFields(source: Source): Fields {
  const spots = new Map<FieldId, Spot>()
  for (const [id, name] of Object.entries(fieldNames) as [FieldId, string][]) {
    const spot = spotOf(source, name)
    if (spot) spots.set(id, spot)
  }
  const content = (id: FieldId): number | string | undefined => {
    const spot = spots.get(id)
    const value = spot && contentOf(source, spot)
    return value ?? undefined
  }
  const text = (id: FieldId) => {
    const value = content(id)
    return value === undefined ? undefined : String(value).trim()
  }
  const year = text('year')
  return {
    ...defined({
      edition: editionOf(text('edition')),
      year: yearIn(year ?? ''),
      unreadYear: year !== undefined && yearIn(year) === undefined ? year : undefined,
      title: text('title'),
      date: dateOf(content('date'), source.date1904),
    }),
    agency: defined({
      name: text('name'),
      signature: text('signature'),
      kind: keyFor(kindWords, text('kind')),
      level: keyFor(levelWords, text('level')),
      mayMakeRules: mayMakeRules(text('mayMakeRules')),
    }),
    spots,
    findings: profileFindings(spots, text),
  }
}

const choices: Readonly<Record<'kind' | 'level' | 'mayMakeRules', Readonly<Record<string, string>>>> = {
  kind: kindWords,
  level: levelWords,
  mayMakeRules: yesNoWords,
}

/** What is wrong with the profile that rules ask for; a workbook without these fields is not asked for them. */
function profileFindings(
  spots: Fields['spots'],
  text: (id: FieldId) => string | undefined,
): readonly Finding<SourceCode>[] {
  const ids = (Object.keys(choices) as (keyof typeof choices)[]).filter((id) => spots.has(id))
  if (ids.length > 0 && ids.every((id) => (text(id) ?? '') === ''))
    return [{ code: 'source/profile-missing', severity: 'note', at: 'kind', evidence: [] }]
  return ids.flatMap((id): Finding<SourceCode>[] => {
    const actual = text(id) ?? ''
    const words = choices[id]
    if (actual === '' || keyFor(words, actual) !== undefined) return []
    const expected = Object.values(words).join('、')
    return [{ code: 'source/choice-unknown', severity: 'warning', at: id, actual, expected, evidence: [] }]
  })
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The entries that are not `undefined`. */
export function defined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>
}

function keyFor<K extends string>(
  words: Readonly<Record<K, string>>,
  text: string | undefined,
): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key] === text || key === text)
}

function mayMakeRules(text: string | undefined): boolean | undefined {
  const key = keyFor(yesNoWords, text)
  return key && key === 'true'
}

const editionOf = (text: string | undefined): EditionId | undefined =>
  text?.startsWith('2019') ? '2019' : text?.startsWith('2021') ? '2021' : undefined

/** A text that is no date stays as it is: the check says that the date cannot be. */
function dateOf(content: number | string | undefined, date1904: boolean): string | undefined {
  if (content === undefined) return undefined
  const date = typeof content === 'number' ? dateOfSerial(content, date1904) : dateOfText(content)
  return date ?? String(content)
}
