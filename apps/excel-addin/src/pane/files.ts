export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A name that Windows takes for a file. */
export const fileName = (text: string): string =>
  text
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .trim()
    .slice(0, 80)
