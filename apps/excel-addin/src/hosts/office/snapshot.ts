import { type Area, a1Area, type OpenSheet } from '@gongkai/workbook/sheets'
import { HostError, type Snapshot } from '../../port.ts'
import { areasToRead, covers, type Extent, firstLook } from './areas.ts'
import { type OfficeApi, run } from './excel.ts'

/** The sheets as they were last seen, and what to read of each: a blank one is looked at for its extent only. */
type Plan = ReadonlyMap<string, Area | undefined>

/**
 * Reads the workbook in one round trip while sheets are neither added nor removed and nothing is typed beyond what was used
 * before; else in as many as it takes to see all.
 */
export function reader(api: OfficeApi): () => Promise<Omit<Snapshot, 'workbook'>> {
  let plan: Plan | undefined
  return async () => {
    for (let trips = 0; trips < 6; trips++) {
      const seen = await lookAt(api, plan)
      plan = seen.plan
      if (seen.told) return seen.told
    }
    throw new HostError('refused', { cause: 'the workbook changes while it is read' })
  }
}

interface Seen {
  readonly plan: Plan | undefined
  /** Unless there is more to be read than was planned. */
  readonly told?: Omit<Snapshot, 'workbook'>
}

async function lookAt(api: OfficeApi, plan: Plan | undefined): Promise<Seen> {
  try {
    return await run(api, async (context) => {
      const { worksheets, names } = context.workbook
      worksheets.load('items/id,items/name,items/visibility,items/protection/protected')
      names.load('items/name,items/formula,items/scope')
      const parts = new Map([...(plan ?? [])].map(([id, area]) => [id, partOf(api, worksheets, id, area)]))
      await context.sync()
      const extents = worksheets.items.flatMap(({ id }): Extent | [] => {
        const part = parts.get(id)
        return part ? { id, used: extentOf(part.used) } : []
      })
      const needed = areasToRead(extents)
      const seen = (id: string) =>
        parts.has(id) && (!needed.has(id) || covers(plan?.get(id), needed.get(id)!))
      const next = worksheets.items.map(({ id }): readonly [string, Area | undefined] => {
        if (!parts.has(id)) return [id, firstLook]
        return [id, needed.has(id) && seen(id) ? plan!.get(id) : needed.get(id)]
      })
      if (!worksheets.items.every(({ id }) => seen(id))) return { plan: new Map(next) }
      return {
        plan: new Map(next),
        told: {
          book: {
            sheets: worksheets.items.map((sheet) =>
              sheetOf(sheet, parts.get(sheet.id)!, needed.get(sheet.id)),
            ),
            names: Object.fromEntries(
              names.items.flatMap(({ name, formula, scope }) =>
                scope === 'Workbook' ? [[name, String(formula)]] : [],
              ),
            ),
          },
          protectedSheets: worksheets.items.flatMap(({ name, protection }) =>
            protection.protected ? [name] : [],
          ),
        },
      }
    })
  } catch (error) {
    // A sheet of the plan is not there any more: look anew which there are.
    if (plan && error instanceof HostError && error.code === 'gone') return { plan: undefined }
    throw error
  }
}

interface Part {
  readonly used: Excel.Range
  readonly range: Excel.Range | undefined
  readonly merged: Excel.RangeAreas | undefined
}

function partOf(
  { supports }: OfficeApi,
  worksheets: Excel.WorksheetCollection,
  id: string,
  area: Area | undefined,
): Part {
  const sheet = worksheets.getItem(id)
  // Of values only: a format may reach over a million rows.
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  const range = area && sheet.getRange(a1Area(area))
  range?.load('rowIndex,columnIndex,values,formulas,numberFormat')
  const merged = supports('ExcelApi', '1.13') ? range?.getMergedAreasOrNullObject() : undefined
  merged?.load('address')
  return { used, range, merged }
}

/** `null` for a blank sheet. */
function extentOf(used: Excel.Range): Area | null {
  if (used.isNullObject) return null
  const { rowIndex, columnIndex, rowCount, columnCount } = used
  return {
    top: rowIndex + 1,
    left: columnIndex + 1,
    bottom: rowIndex + rowCount,
    right: columnIndex + columnCount,
  }
}

function sheetOf(
  { name, visibility }: Excel.Worksheet,
  { used, range, merged }: Part,
  needed: Area | undefined,
): OpenSheet {
  const whole = extentOf(used)
  return {
    name,
    hidden: visibility !== 'Visible',
    ranges:
      range && needed
        ? [
            {
              row: range.rowIndex + 1,
              column: range.columnIndex + 1,
              values: range.values,
              formulas: range.formulas,
              formats: range.numberFormat,
            },
          ]
        : [],
    merges: merged && !merged.isNullObject ? areasIn(merged.address) : [],
    cut: whole !== null && !covers(needed, whole),
  }
}

/** `'三、申请'!A1:B2,'三、申请'!C3:D4` → A1:B2, C3:D4. The name of a sheet may hold a comma. */
const areasIn = (addresses: string): readonly string[] =>
  addresses.replace(/(?:'(?:[^']|'')*'|[^'!,]+)!/g, '').split(',')
