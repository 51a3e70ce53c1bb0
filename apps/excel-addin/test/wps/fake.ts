import { a1Area } from '@gongkai/workbook/sheets'
import { copySheets, openedModel } from './copies.ts'
import { type Build, facade, thrown } from './facade.ts'
import { fakeFiles } from './files.ts'
import { cellAt, enter, type ModelBook, type ModelSheet, sheetIn, usedArea } from './model.ts'
import { conditionsOf, filled, rangeOf, type Surroundings } from './ranges.ts'

type Listener = (...told: readonly unknown[]) => void

/**
 * WPS Spreadsheets as far as the JSAPI shows it to the adapter, strict: what it does not have, it does not answer. How a
 * real one behaves is known from Kingsoft's documentation and declarations only.
 */
export function fakeWps(books: readonly ModelBook[], build: Build) {
  const violations: string[] = []
  const listeners: { readonly name: string; readonly listener: Listener }[] = []
  const files = fakeFiles(build, violations)
  const open = [...books]
  const state = {
    front: open[0] as ModelBook | undefined,
    activeSheet: open[0]?.sheets[0]?.name,
    selection: undefined as string | undefined,
    editing: false,
    losesEvents: false,
    cancel: false,
    /** What the official answers to the dialog for files. */
    chosenFile: undefined as string | undefined,
    refusing: new Set<string>(),
    losing: new Set<string>(),
    losesWrites: false,
    /** A name that is added is not there afterwards. */
    losesNames: false,
    /** Copied formulas go on meaning the file they came from; a sheet does not come along. */
    linksCopies: false,
    losesCopies: false,
    refusesToOpen: false,
    /** No sheet can be deleted by a program. */
    keepsSheets: false,
    /** The official is asked before a sheet is deleted. */
    alerts: true,
    /** How often a program has written. */
    writes: 0,
  }
  const around: Surroundings = {
    build,
    violations,
    editing: () => state.editing,
    refusing: state.refusing,
    loses: (address) => state.losesWrites || state.losing.has(address),
    write(sheet, address, value) {
      state.writes++
      enter(front(), sheet, address, value, build.keepsApostrophe)
      fire('SheetChange', sheetOf(sheet))
    },
    selected(sheet, address) {
      if (state.activeSheet !== sheet.name) throw thrown(build, 'Select: the sheet is not active')
      state.selection = `${sheet.name}!${address}`
    },
  }
  const object = (
    kind: string,
    ...definition: readonly [Parameters<typeof facade>[3], Parameters<typeof facade>[4]?]
  ) => facade(build, violations, kind, ...definition)

  function collection<T>(
    kind: string,
    items: () => readonly T[],
    item: (held: T) => object,
    methods: Parameters<typeof facade>[4] = {},
  ): object {
    return object(
      kind,
      { Count: { read: () => items().length } },
      {
        ...methods,
        Item: (index: number) => {
          const held = items()[index - 1]
          if (held === undefined) throw thrown(build, `${kind} has no item ${index}`)
          return item(held)
        },
      },
    )
  }

  /** The program knows its own objects. */
  const sheetsByObject = new WeakMap<object, ModelSheet>()

  const sheetOf = (sheet: ModelSheet): object => {
    const told = sheetObject(sheet)
    sheetsByObject.set(told, sheet)
    return told
  }

  const sheetObject = (sheet: ModelSheet): object => {
    const alive =
      <R>(read: () => R) =>
      () => {
        if (sheet.deleted) throw thrown(build, 'the sheet is deleted')
        return read()
      }
    return object(
      'Worksheet',
      {
        Name: {
          read: alive(() => sheet.name),
          write: (value) => {
            const name = String(value)
            if (front().sheets.some((one) => one !== sheet && one.name.toLowerCase() === name.toLowerCase()))
              throw thrown(build, 'the name is taken')
            sheet.name = name
          },
        },
        Visible: { read: alive(() => sheet.visible ?? -1) },
        ProtectContents: { read: alive(() => sheet.protected ?? false) },
        Protection: {
          read: alive(() =>
            object('Protection', { AllowFormattingCells: { read: () => sheet.mayFormat ?? false } }),
          ),
        },
        UsedRange: { read: alive(() => rangeOf(around, sheet, a1Area(usedArea(sheet)))) },
        Cells: {
          read: alive(() =>
            object('Range', { FormatConditions: { read: () => conditionsOf(around, sheet) } }),
          ),
        },
      },
      {
        Range: (address: string) => alive(() => rangeOf(around, sheet, address))(),
        Activate: alive(() => {
          if ((sheet.visible ?? -1) !== -1) throw thrown(build, 'a hidden sheet cannot be activated')
          state.activeSheet = sheet.name
          fire('SheetActivate', sheetOf(sheet))
        }),
        Delete: alive(() => {
          // The official is asked, and says no.
          if (state.alerts) return false
          if (state.editing || front().locked || state.keepsSheets) throw thrown(build, 'the sheet stays')
          const others = front().sheets.filter((one) => one !== sheet && (one.visible ?? -1) === -1)
          if (others.length === 0) throw thrown(build, 'the last visible sheet stays')
          drop(sheet)
          return true
        }),
      },
    )
  }

  function drop(sheet: ModelSheet): void {
    sheet.deleted = true
    front().sheets.splice(front().sheets.indexOf(sheet), 1)
    if (state.activeSheet === sheet.name) state.activeSheet = front().sheets.at(-1)?.name
    for (const [key, formula] of Object.entries(front().names)) {
      // A name of the sheet goes with it.
      if (key.startsWith(`'${sheet.name}'!`)) delete front().names[key]
      else if (formula.includes(sheet.name)) front().names[key] = '=#REF!'
    }
  }

  /** A new sheet, behind another one only: the adapter asks for no other place. It comes in front. */
  function addTo(book: ModelBook, before: unknown, after: object | undefined): object {
    const last = after && sheetsByObject.get(after)
    if (before !== undefined || last === undefined || last !== book.sheets.at(-1))
      throw thrown(build, 'the fake adds sheets behind the last one')
    if (state.editing || book.locked) throw thrown(build, 'no sheet can be added')
    const sheet: ModelSheet = { name: `Sheet${book.sheets.length + 1}`, cells: {}, conditions: [] }
    book.sheets.push(sheet)
    state.activeSheet = sheet.name
    fire('WorkbookNewSheet', bookOf(book), sheetOf(sheet))
    return sheetOf(sheet)
  }

  function copyFrom(book: ModelBook, before: unknown, after: object | undefined): void {
    const last = after && sheetsByObject.get(after)
    const to = open.find(({ sheets }) => sheets.at(-1) === last)
    if (before !== undefined || last === undefined || to === undefined)
      throw thrown(build, 'the fake copies sheets behind the last one')
    if (state.editing || to.locked) throw thrown(build, 'no sheet can be added')
    copySheets(book, to, build.copiedNames, state.linksCopies)
    if (state.losesCopies) to.sheets.pop()
    bring(to)
    state.activeSheet = to.sheets.at(-1)!.name
    fire('WorkbookNewSheet', bookOf(to), sheetOf(to.sheets.at(-1)!))
  }

  /** Puts a workbook in front, with the sheet that was in front in it. */
  function bring(book: ModelBook | undefined): void {
    if (state.front && state.activeSheet !== undefined) shownIn.set(state.front, state.activeSheet)
    state.front = book
    state.activeSheet = book && (shownIn.get(book) ?? book.sheets[0]?.name)
    if (book) fire('WorkbookActivate', bookOf(book))
  }
  const shownIn = new Map<ModelBook, string>()

  function openBook(path: string): object {
    const content = files.written.get(path)
    if (content === undefined || state.refusesToOpen) throw thrown(build, `${path} cannot be opened`)
    const book = openedModel(content, path)
    open.push(book)
    bring(book)
    fire('WorkbookOpen', bookOf(book))
    return bookOf(book)
  }

  function close(book: ModelBook, save: unknown): void {
    if (save !== false) throw thrown(build, 'the official would be asked whether to save')
    open.splice(open.indexOf(book), 1)
    if (state.front === book) bring(open.at(-1))
  }

  const bookOf = (book: ModelBook): object =>
    object(
      'Workbook',
      {
        FullName: { read: () => book.fullName },
        Date1904: { read: () => book.date1904 ?? false },
        ProtectStructure: { read: () => book.locked ?? false },
        ActiveSheet: {
          read: () => sheetOf(book.sheets.find(({ name }) => name === state.activeSheet) ?? book.sheets[0]!),
        },
        Worksheets: {
          read: () =>
            collection('Sheets', () => book.sheets, sheetOf, {
              Add: (before: unknown, after?: object) => addTo(book, before, after),
              Copy: (before: unknown, after?: object) => copyFrom(book, before, after),
            }),
        },
        Names: {
          read: () =>
            collection(
              'Names',
              () => Object.entries(book.names),
              ([name, refersTo]) =>
                object(
                  'Name',
                  { Name: { read: () => name }, RefersTo: { read: () => refersOf(refersTo) } },
                  { Delete: () => void delete book.names[name] },
                ),
              {
                Add: (name: string, formula: string) => {
                  if (state.losesNames) return
                  book.names[name] = formula
                },
              },
            ),
        },
      },
      {
        Activate: () => bring(book),
        Close: (save: unknown) => close(book, save),
      },
    )

  /** A name of an add-in that is not there, or of a macro, refers to what cannot be told. */
  function refersOf(formula: string): string {
    if (formula === '=?') throw thrown(build, 'RefersTo cannot be told')
    return formula
  }

  function fire(name: string, ...told: readonly unknown[]): void {
    if (state.losesEvents) return
    for (const entry of [...listeners]) if (entry.name === name) entry.listener(...told)
  }

  const application = object(
    'Application',
    {
      ActiveWorkbook: { read: () => state.front && bookOf(state.front) },
      Workbooks: { read: () => collection('Workbooks', () => open, bookOf, { Open: openBook }) },
      Ready: { read: () => !state.editing },
      DisplayAlerts: {
        read: () => state.alerts,
        write: (value) => {
          state.alerts = value === true
        },
      },
      WorksheetFunction: {
        read: () => object('WorksheetFunction', {}, { CountA: (range: object) => filled.get(range)!() }),
      },
      FileSystem: { read: () => files.fileSystem },
      Env: {
        read: () =>
          object(
            'Env',
            {},
            {
              GetDownloadPath: () => 'C:\\Users\\张三\\Downloads',
              GetTempPath: () => 'C:\\Users\\张三\\Temp\\',
            },
          ),
      },
      ApiEvent: {
        read: () =>
          object(
            'ApiEvent',
            {
              Cancel: {
                read: () => state.cancel,
                write: (value) => {
                  state.cancel = value === true
                },
              },
            },
            {
              AddApiEventListener: (name: string, listener: Listener) => {
                if (build.unknownEvents?.includes(name)) throw thrown(build, `no event ${name}`)
                listeners.push({ name, listener })
              },
              RemoveApiEventListener: (name: string, listener?: Listener) => {
                const at = listeners.findIndex((entry) => entry.name === name && entry.listener === listener)
                if (at >= 0) listeners.splice(at, 1)
              },
            },
          ),
      },
    },
    { GetSaveAsFilename: () => state.chosenFile ?? false },
  )

  const front = (): ModelBook => {
    if (!state.front) throw new RangeError('no workbook is open')
    return state.front
  }

  return {
    /** What a page finds as `Application` and `wps`. */
    application,
    state,
    violations,
    files: files.written,
    listening: () => listeners.map(({ name }) => name),
    /** The official types into a cell. */
    type(sheet: string, address: string, value: string | number | null) {
      enter(front(), sheetIn(front(), sheet), address, value)
      fire('SheetChange', sheetOf(sheetIn(front(), sheet)))
    },
    valueAt: (sheet: string, address: string) => cellAt(sheetIn(front(), sheet), address).value,
    deleteSheet(name: string) {
      const sheet = sheetIn(front(), name)
      fire('SheetBeforeDelete', sheetOf(sheet))
      drop(sheet)
    },
    renameSheet(name: string, as: string) {
      sheetIn(front(), name).name = as
      for (const [key, formula] of Object.entries(front().names)) {
        front().names[key] = formula.replaceAll(name, as)
      }
    },
    /** The official brings another workbook in front, or closes the last one. */
    bringInFront(book: ModelBook | undefined) {
      if (book && !open.includes(book)) open.push(book)
      state.front = book
      state.activeSheet = book?.sheets[0]?.name
      if (book) fire('WorkbookActivate', bookOf(book))
    },
    /** The official saves. @returns whether the file was written */
    save(fullName = front().fullName): boolean {
      state.cancel = false
      fire('WorkbookBeforeSave', bookOf(front()), fullName !== front().fullName)
      if (state.cancel) return false
      front().fullName = fullName
      fire('WorkbookAfterSave', bookOf(front()))
      return true
    },
    fire,
  }
}
