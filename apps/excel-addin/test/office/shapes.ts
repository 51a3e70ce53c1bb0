/** A kind of object of Excel's API as far as the adapter uses it: what the strict client knows of it. */
export interface Shape {
  /** With the set of ExcelApi that brought it, where later than 1.1. */
  readonly scalars?: Readonly<Record<string, string>>
  /** Scalars that can be set. */
  readonly settable?: readonly string[]
  /** Properties and methods that lead to another object: its kind. */
  readonly objects?: Readonly<Record<string, readonly [kind: string, since: string]>>
  readonly methods?: Readonly<Record<string, string>>
  /** Methods whose result comes with the next sync. */
  readonly results?: Readonly<Record<string, string>>
  readonly events?: Readonly<Record<string, readonly [name: string, number: number, since: string]>>
  readonly items?: string
}

export const shapes: Readonly<Record<string, Shape>> = {
  Workbook: {
    objects: {
      worksheets: ['WorksheetCollection', '1.1'],
      names: ['NamedItemCollection', '1.1'],
      protection: ['WorkbookProtection', '1.7'],
    },
    results: { insertWorksheetsFromBase64: '1.13' },
  },
  WorkbookProtection: { scalars: { protected: '1.7' } },
  WorksheetCollection: {
    items: 'Worksheet',
    objects: { getItem: ['Worksheet', '1.1'], add: ['Worksheet', '1.1'] },
    events: {
      onChanged: ['DataChanged', 10, '1.9'],
      onActivated: ['Activated', 11, '1.7'],
      onAdded: ['Added', 13, '1.7'],
      onDeleted: ['Deleted', 15, '1.7'],
      onCalculated: ['Calculated', 16, '1.8'],
      onProtectionChanged: ['ProtectionChanged', 24, '1.14'],
    },
  },
  Worksheet: {
    scalars: { id: '1.1', name: '1.1', visibility: '1.1' },
    objects: {
      protection: ['WorksheetProtection', '1.2'],
      getRange: ['Range', '1.1'],
      getUsedRangeOrNullObject: ['Range', '1.4'],
    },
    methods: { activate: '1.1', delete: '1.1' },
  },
  WorksheetProtection: { scalars: { protected: '1.2', options: '1.2' } },
  Range: {
    scalars: {
      address: '1.1',
      rowIndex: '1.1',
      columnIndex: '1.1',
      rowCount: '1.1',
      columnCount: '1.1',
      values: '1.1',
      formulas: '1.1',
      numberFormat: '1.1',
    },
    settable: ['values', 'formulas', 'numberFormat'],
    objects: {
      format: ['RangeFormat', '1.1'],
      conditionalFormats: ['ConditionalFormatCollection', '1.6'],
      getMergedAreasOrNullObject: ['RangeAreas', '1.13'],
    },
    methods: { select: '1.1' },
  },
  RangeAreas: { scalars: { address: '1.9' } },
  RangeFormat: {
    scalars: { columnWidth: '1.2', wrapText: '1.1' },
    settable: ['columnWidth', 'wrapText'],
    objects: { protection: ['FormatProtection', '1.2'], font: ['RangeFont', '1.1'] },
  },
  RangeFont: { scalars: { bold: '1.1' }, settable: ['bold'] },
  FormatProtection: { scalars: { locked: '1.2' } },
  ConditionalFormatCollection: {
    items: 'ConditionalFormat',
    objects: { add: ['ConditionalFormat', '1.6'], getItem: ['ConditionalFormat', '1.6'] },
  },
  ConditionalFormat: {
    scalars: { id: '1.6', type: '1.6' },
    objects: { custom: ['CustomConditionalFormat', '1.6'] },
    methods: { delete: '1.6' },
  },
  CustomConditionalFormat: {
    objects: { rule: ['ConditionalFormatRule', '1.6'], format: ['ConditionalRangeFormat', '1.6'] },
  },
  ConditionalFormatRule: { scalars: { formula: '1.6' }, settable: ['formula'] },
  ConditionalRangeFormat: {
    objects: { fill: ['ConditionalRangeFill', '1.6'], font: ['ConditionalRangeFont', '1.6'] },
  },
  ConditionalRangeFill: { scalars: { color: '1.6' }, settable: ['color'] },
  ConditionalRangeFont: { scalars: { color: '1.6' }, settable: ['color'] },
  NamedItemCollection: {
    items: 'NamedItem',
    objects: { add: ['NamedItem', '1.4'], getItem: ['NamedItem', '1.1'] },
  },
  NamedItem: { scalars: { name: '1.1', formula: '1.7', scope: '1.4' }, methods: { delete: '1.4' } },
}
