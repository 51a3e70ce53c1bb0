import { type OfficeApi, run } from './excel.ts'

/**
 * Listens to what Excel tells of the workbook: a hint, for events get lost and say nothing of cells that were calculated.
 *
 * @returns stops listening
 * @throws HostError `editing` while a cell is open for typing
 */
export async function listen(api: OfficeApi, listener: () => void): Promise<() => Promise<void>> {
  const { supports } = api
  const told = () => {
    listener()
    return Promise.resolve()
  }
  const handlers = await run(api, async (context) => {
    const { worksheets } = context.workbook
    const added = [
      worksheets.onChanged.add(told),
      worksheets.onCalculated.add(told),
      worksheets.onAdded.add(told),
      worksheets.onDeleted.add(told),
      worksheets.onActivated.add(told),
      ...(supports('ExcelApi', '1.14') ? [worksheets.onProtectionChanged.add(told)] : []),
    ]
    await context.sync()
    return added
  })
  return async () => {
    const [first] = handlers
    try {
      await api.Excel.run(first!.context, async (context) => {
        for (const handler of handlers) handler.remove()
        await context.sync()
      })
    } catch (error) {
      // Excel may be closing, or a cell be open for typing: nobody listens any more all the same.
      if (!(error instanceof Error)) throw error
    }
  }
}
