import type { PackOptions } from '@gongkai/ooxml'
import type { Fix } from '@gongkai/schema'
import type { WorkbookReading } from '../read/read-workbook.ts'
import type { CellContent } from './cell-xml.ts'
import { type CellSetting, setCells } from './set-cells.ts'

/**
 * A copy of the workbook with the cells of these fixes set; see `setCells`. Which fixes are applied is the caller's choice:
 * a safe one keeps the meaning, all others the official has to agree to. `reading` is that of the same bytes.
 *
 * @throws RangeError for a cell that the workbook does not have, and as `setCells` does
 */
export function applyFixes(
  bytes: Uint8Array,
  reading: WorkbookReading,
  fixes: readonly Pick<Fix, 'set'>[],
  options?: PackOptions,
): Uint8Array<ArrayBuffer> {
  const settings = fixes.flatMap(({ set }) => set.map(({ at, value }) => settingAt(reading, at, value)))
  return setCells(bytes, settings, options)
}

/**
 * A copy of the workbook with 0 in these blank cells (本年无发生，填 0), as the fix of a `cell/blank` finding lists them: a blank total
 * beside filled parts is not among those.
 *
 * @throws RangeError for a cell that is not blank, and as `applyFixes` does
 */
export function fillZero(
  bytes: Uint8Array,
  reading: WorkbookReading,
  cells: readonly string[],
  options?: PackOptions,
): Uint8Array<ArrayBuffer> {
  const filled = cells.find((at) => (reading.report.values[at] ?? null) !== null)
  if (filled !== undefined) throw new RangeError(`${filled} is not blank`)
  return setCells(
    bytes,
    cells.map((at) => settingAt(reading, at, 0)),
    options,
  )
}

function settingAt({ where }: WorkbookReading, at: string, value: CellContent): CellSetting {
  const place = where(at)
  if (!place) throw new RangeError(`the workbook has no cell ${at}`)
  return { ...place, value }
}
