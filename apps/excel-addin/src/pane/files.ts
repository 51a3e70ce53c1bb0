import { HostError } from '../port.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A name that Windows takes for a file. */
export const fileName = (text: string): string =>
  text
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .trim()
    .slice(0, 80)

/** The bytes of a file that was chosen. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    throw new HostError('unreadable', { cause })
  }
}
