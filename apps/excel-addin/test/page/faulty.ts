import { type EditionId, editions, layoutsOf, type Report, reportFormat, type Value } from '@gongkai/schema'

/** Figures of published reports as they were printed; only what was known of them. Labels and numbers are facts. */
export interface FaultyReport {
  readonly what: string
  readonly edition: EditionId
  readonly year: number
  readonly agency: Partial<Report['agency']>
  readonly values: Readonly<Record<string, Value>>
  /** What has to be told of them: `code@at`. */
  readonly finds: readonly string[]
}

/** A form with every figure blank but these. */
export const reportOf = ({ edition, year, agency, values }: FaultyReport): Report => ({
  format: reportFormat,
  edition,
  year,
  agency: { name: '某单位', ...agency },
  sections: Object.fromEntries(editions[edition].sections.map(({ id }) => [id, []])),
  values,
})

const all = (edition: EditionId, value: Value): Record<string, Value> =>
  Object.fromEntries(
    layoutsOf(editions[edition]).flatMap(({ cells }) => cells.flatMap(({ id }) => (id ? [[id, value]] : []))),
  )

export const faultyReports: readonly FaultyReport[] = [
  {
    what: 'a dash for a number',
    edition: '2019',
    year: 2020,
    agency: { level: 'township', kind: 'government' },
    values: { ...all('2019', 0), 'proactive.coercion.decisions': '-' },
    finds: ['cell/not-a-number@proactive.coercion.decisions'],
  },
  {
    what: 'units and a sign in the cells',
    edition: '2019',
    year: 2020,
    agency: {},
    values: {
      ...all('2019', 0),
      'proactive.permits.change': '-2',
      'proactive.permits.previousItems': 99,
      'proactive.permits.decisions': '16368(件)',
      'proactive.penalties.change': '+124',
      'proactive.procurement.projects': 12,
      'proactive.procurement.amount': '211.509万',
    },
    finds: [
      'cell/unit@proactive.permits.decisions',
      'cell/unit@proactive.procurement.amount',
      'cell/sign-word@proactive.penalties.change',
    ],
  },
  {
    what: 'an amount with its unit',
    edition: '2019',
    year: 2019,
    agency: {},
    values: {
      ...all('2019', 0),
      'proactive.procurement.projects': 1,
      'proactive.procurement.amount': '152790元',
    },
    finds: ['cell/unit@proactive.procurement.amount'],
  },
  {
    what: 'only the totals filled in',
    edition: '2019',
    year: 2020,
    agency: {},
    values: { 'requests.received.total': 0, 'requests.carriedIn.total': 0, 'requests.granted.total': 0 },
    finds: ['cell/blank@requests'],
  },
  {
    what: 'rules (规章) of a body without the power to make them',
    edition: '2019',
    year: 2020,
    agency: { level: 'township', kind: 'government', mayMakeRules: false },
    values: {
      ...all('2019', 0),
      'proactive.rules.created': 5,
      'proactive.rules.disclosed': 5,
      'proactive.rules.disclosedTotal': 5,
    },
    finds: ['proactive/rules-without-power@proactive.rules.created'],
  },
  {
    what: 'normative documents made and none disclosed',
    edition: '2019',
    year: 2020,
    agency: {},
    values: { ...all('2019', 0), 'proactive.normativeDocuments.created': 87 },
    finds: ['proactive/created-undisclosed@proactive.normativeDocuments.disclosed'],
  },
  {
    what: 'the form of 2019 for 2022, nothing filled in',
    edition: '2019',
    year: 2022,
    agency: {},
    values: {},
    finds: ['report/edition@edition', 'cell/blank@proactive'],
  },
]
