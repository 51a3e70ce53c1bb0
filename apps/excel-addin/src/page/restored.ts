import { bytesOfBase64, emptyReport } from '../pane/template-files.ts'
import type { Kept } from './keep.ts'
import { nextId, type Opened, openBytes } from './opened.ts'

/** Unsaved work as it was left. */
export async function restored({ template, bytes, name = '', edits }: Kept): Promise<Opened | undefined> {
  if (template !== undefined) {
    const { file } = await emptyReport(template === '2019' ? 2019 : 2021, nextId())
    return { file, edits }
  }
  const read = bytes === undefined ? undefined : await openBytes(bytesOfBase64(bytes), name, 'zh-CN')
  return read && !('refused' in read) ? { file: read.file, edits } : undefined
}
