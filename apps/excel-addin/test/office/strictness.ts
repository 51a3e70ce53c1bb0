/// <reference types="office-js" />

type Run = typeof Excel.run

/** Uses of Office.js that are wrong, by the code under which the client tells it. Run in Node and in a page. */
export const misuses: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  'PropertyNotLoaded: read before it is loaded': (run) =>
    run(async (context) => {
      const range = context.workbook.worksheets.getItem('2024').getRange('A1')
      await context.sync()
      return range.values
    }),
  'PropertyNotLoaded: read before it has arrived': (run) =>
    run(async (context) => {
      const range = context.workbook.worksheets.getItem('2024').getRange('A1')
      range.load('values')
      return range.values
    }),
  'PropertyNotLoaded: another property was loaded': (run) =>
    run(async (context) => {
      const range = context.workbook.worksheets.getItem('2024').getRange('A1')
      range.load('address')
      await context.sync()
      return range.values
    }),
  'PropertyNotLoaded: isNullObject before a sync': (run) =>
    run(
      async (context) =>
        context.workbook.worksheets.getItem('2024').getUsedRangeOrNullObject(true).isNullObject,
    ),
  'PropertyNotLoaded: the items of a collection': (run) =>
    run(async (context) => context.workbook.worksheets.items),
  'ValueNotLoaded: a result before a sync': (run) =>
    run(async (context) => context.workbook.insertWorksheetsFromBase64('', { positionType: 'End' }).value),
  'InvalidObjectPath: a range after its run': async (run) => {
    const range = await run(async (context) => {
      const range = context.workbook.worksheets.getItem('2024').getRange('A1')
      range.load('values')
      await context.sync()
      return range
    })
    range.load('values')
    await range.context.sync()
  },
  'ItemNotFound: a sheet that is not there': (run) =>
    run(async (context) => {
      context.workbook.worksheets.getItem('不在').load('name')
      await context.sync()
    }),
  'InvalidArgument: values of another size': (run) =>
    run(async (context) => {
      context.workbook.worksheets.getItem('2024').getRange('A1').values = [[1, 2]]
      await context.sync()
    }),
}
