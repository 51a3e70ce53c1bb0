import { useEffect, useState } from 'preact/hooks'
import type { Desk, OpenFile } from '../hosts/browser/workbook.ts'
import { keepWork } from './keep.ts'
import { base64 } from './opened.ts'

/** Milliseconds after the last change. */
const quiet = 400

/** Keeps unsaved work in this browser, shortly after each change and when the page is left. Whether that could be done. */
export function useKeeping(desk: Desk): boolean {
  const [kept, setKept] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let known: { readonly file: OpenFile; readonly bytes: string } | undefined
    const keep = async () => {
      timer = undefined
      const file = desk.file()
      if (!file) return
      const edits = desk.edits()
      if (file.template === undefined && known?.file !== file)
        known = { file, bytes: base64(await file.bytes()) }
      setKept(
        keepWork({
          version: 1,
          at: Date.now(),
          ...(file.name !== undefined && { name: file.name }),
          ...(file.template === undefined ? { bytes: known!.bytes } : { template: file.template }),
          edits,
        }),
      )
    }
    const leave = () => {
      if (timer === undefined) return
      clearTimeout(timer)
      void keep()
    }
    const stop = desk.onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), quiet)
    })
    window.addEventListener('pagehide', leave)
    return () => {
      stop()
      clearTimeout(timer)
      window.removeEventListener('pagehide', leave)
    }
  }, [desk])
  return kept
}
