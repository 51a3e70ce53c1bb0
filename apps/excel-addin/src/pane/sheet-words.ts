import type { Language } from '@gongkai/schema'
import type { CellState, Kept } from '../port.ts'
import type { Insertion } from '../session/plan.ts'
import type { SheetsTold } from '../session/sheets-told.ts'
import { placeText } from './place.ts'

type Came = Insertion['sheets'][number]

interface SheetWords {
  readonly saveTemplate: string
  templateName(year: number): string
  readonly unable: string
  /** Above the list of sheets that will come. */
  coming(count: number): string
  renamed(sheet: Came): string
  untouched(names: number): string
  replaced(names: readonly string[]): string
  /** That the new tables are checked then, not those that are filled in already. */
  checkMoves(sheets: readonly string[]): string
  readonly takenBack: string
  insert(count: number): string
  readonly notInserted: string
  /** That a sheet comes before cells are written. */
  addsSheet(name: string): string
  told(told: SheetsTold): string
}

/** So many are named; of more it is said how many. */
const most = 6

const zhList = (names: readonly string[]) =>
  names.slice(0, most).join('、') + (names.length > most ? `等 ${names.length} 处` : '')
const zhSheets = (names: readonly string[]) => names.map((name) => `「${name}」`).join('')

const enList = (names: readonly string[]) =>
  names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '')

/** What is said of the template, and of sheets that come and go, in the preview and after. */
export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  'zh-CN': {
    saveTemplate: '另存一份模板',
    templateName: (year) => `${year}年年报模板.xlsx`,
    unable: '这里不能把工作表插入打开的工作簿：可另存一份模板。',
    coming: (count) => `在最后加 ${count} 张工作表：`,
    renamed: ({ name, as }) => `「${name}」已有，改用「${as}」`,
    untouched: (names) =>
      `原有的工作表和其中的公式都不动。随表加 ${names} 个名称，供检查时找到各表；眼前的工作表不变。`,
    replaced: (names) => `原有的名称 ${zhList(names)} 已失效，由新的取代。`,
    checkMoves: (sheets) =>
      `现在检查的是${zhSheets(sheets)}里的数；插入后只检查新加的表，请把数填到新加的表里。`,
    takenBack: '插入后可以撤回；其间在这些表里写了内容的，不删。',
    insert: (count) => `插入 ${count} 张工作表`,
    notInserted: '没有插入：工作簿里已有年报的表，或不能加工作表。请另存一份模板，打开后填写。',
    addsSheet: (name) =>
      `先在最后加一张工作表「${name}」，再写这些格。撤回时一并删去这张表；其间在表里另写了内容的，只清掉这次写的字。`,
    told(told) {
      switch (told.what) {
        case 'inserted':
          return `模板工作表已插入到最后，读回核对无误，共 ${told.sheets.length} 张：${zhSheets(told.sheets)}。`
        case 'differing':
          return `模板工作表已插入到最后：${zhSheets(told.sheets)}；但这些格读回与模板不同，请核对：${zhList(told.cells.map(placeText))}。不能撤回，不要的请在表格程序里删除。`
        case 'unread':
          return `模板工作表应已插入到最后，但没能读回核对：${zhSheets(told.sheets)}。请看一看是否齐全；不能撤回，不要的请在表格程序里删除。`
        case 'lost':
          return `表格程序说已插入，读回却没有：${zhSheets(told.sheets)}。请看一看最后几张表；不能撤回，不要的请在表格程序里删除。`
        case 'bare':
          return `加了工作表${zhSheets(told.sheets)}，但没能写入，也没能删去这张表。请再写一次，或在表格程序里删除它。`
        case 'taken':
          return `没有插入：工作表刚刚有变动，已有${zhSheets(told.sheets)}。请再点一次，重新核对。`
        case 'refused':
          return this.notInserted
        case 'locked':
          return '没有完成：工作簿的结构受保护，不能增删工作表。请在「审阅」中取消保护工作簿后再试。'
        case 'removed':
          return `已删去${zhSheets(told.sheets)}。`
        case 'left':
          return `没有全部删去，还在的有：${zhSheets(told.sheets)}。不要的请在表格程序里删除。`
        case 'kept':
          return `工作表没有删去：${zhKept(told.kept)}。确实不要的，请在表格程序里自己删除。`
      }
    },
  },
  en: {
    saveTemplate: 'Save a template',
    templateName: (year) => `template-${year}.xlsx`,
    unable: 'Sheets cannot be put into the open workbook here; save a template as a file.',
    coming: (count) => `Sheets that come behind the last one (${count}):`,
    renamed: ({ name, as }) => `${name} is there already; comes as ${as}`,
    untouched: (names) =>
      `Sheets that are there, and their formulas, stay as they are, and so does the sheet in front. ${names} names come along, by which the check finds the tables.`,
    replaced: (names) => `Names that have lost their sheets give way: ${enList(names)}.`,
    checkMoves: (sheets) =>
      `The figures checked now are those of ${sheets.join(', ')}; once the new sheets are in, only they are checked: put the figures there.`,
    takenBack: 'Undo takes them out again, unless something was written into them meanwhile.',
    insert: (count) => `Insert ${count} sheet${count === 1 ? '' : 's'}`,
    notInserted:
      'Not inserted: the workbook has a report’s tables already, or takes no sheets. Save a template and fill that in.',
    addsSheet: (name) =>
      `First a sheet ${name} is put behind the last one, then these cells are written. Undo takes the sheet out again; where something else was written there meanwhile, only these words are cleared.`,
    told(told) {
      switch (told.what) {
        case 'inserted':
          return `The template’s sheets are behind the last one, read back and complete (${told.sheets.length}): ${told.sheets.join(', ')}.`
        case 'differing':
          return `The template’s sheets are behind the last one: ${told.sheets.join(', ')}; but these cells do not read as in the template, please look: ${enList(told.cells.map(placeText))}. This cannot be undone here; delete what is not wanted in the program.`
        case 'unread':
          return `The template’s sheets should be behind the last one, but could not be read back: ${told.sheets.join(', ')}. Please look whether all are there. This cannot be undone here; delete what is not wanted in the program.`
        case 'lost':
          return `The program says that the sheets were inserted, yet these are not there: ${told.sheets.join(', ')}. Please look at the last sheets. This cannot be undone here; delete what is not wanted in the program.`
        case 'bare':
          return `A sheet came (${told.sheets.join(', ')}) that could be neither written on nor taken out. Write again, or delete it in the program.`
        case 'taken':
          return `Not inserted: the sheets have just changed, and these are there now: ${told.sheets.join(', ')}. Click again to review anew.`
        case 'refused':
          return this.notInserted
        case 'locked':
          return 'Not done: the structure of the workbook is protected, so no sheet can come or go. Unprotect the workbook and try again.'
        case 'removed':
          return `Taken out: ${told.sheets.join(', ')}.`
        case 'left':
          return `Not all of the sheets are gone; still there: ${told.sheets.join(', ')}. Delete what is not wanted in the program.`
        case 'kept':
          return `The sheets were not taken out: ${enKept(told.kept)}. If they are really not wanted, delete them in the program.`
      }
    },
  },
}

/** What a cell holds, as far as it tells it from others. */
const shown = ({ value, formula }: CellState): string => {
  const text = formula ?? String(value ?? '')
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}
const zhState = (state: CellState) => (shown(state) === '' ? '（已清空）' : `「${shown(state)}」`)
const enState = (state: CellState) => (shown(state) === '' ? '(cleared)' : `“${shown(state)}”`)

function zhKept(kept: Kept): string {
  switch (kept.state) {
    case 'typed':
      return `插入以后有改动的格：${zhList(kept.cells.map(({ at, now }) => `${placeText(at)} ${zhState(now)}`))}`
    case 'missing':
      return `找不到${zhSheets(kept.sheets)}，可能已删除或改名`
    case 'cut':
      return `${zhSheets(kept.sheets)}的内容太多，没能全部核对`
    case 'used':
      return `别处还用到它们：${zhList([...kept.cells.map(placeText), ...kept.names])}`
    case 'alone':
      return '工作簿里没有别的可见的工作表'
  }
}

function enKept(kept: Kept): string {
  switch (kept.state) {
    case 'typed':
      return `cells that have changed since: ${enList(kept.cells.map(({ at, now }) => `${placeText(at)} ${enState(now)}`))}`
    case 'missing':
      return `${kept.sheets.join(', ')} cannot be found; deleted or renamed`
    case 'cut':
      return `${kept.sheets.join(', ')} hold more than could be compared`
    case 'used':
      return `they are used elsewhere: ${enList([...kept.cells.map(placeText), ...kept.names])}`
    case 'alone':
      return 'there is no other visible sheet'
  }
}
