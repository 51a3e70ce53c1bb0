import { useState } from 'preact/hooks'
import { useSeen, useTools } from './context.ts'

/** What is typed into a field of the pane and is not written yet. */
export interface Draft {
  /** `undefined` until something is typed. */
  readonly text: string | undefined
  type(text: string): void
  /** @param written - then it goes only if nothing else was typed since */
  drop(written?: string): void
}

/** Each workbook has its own drafts: they neither go into another one nor are lost while another one is in front. */
export function useDraft(field: string): Draft {
  const { drafts } = useTools()
  const key = `${useSeen().snapshot.workbook} ${field}`
  const [, drawAnew] = useState({})
  return {
    text: drafts.get(key),
    type(text) {
      drafts.set(key, text)
      drawAnew({})
    },
    drop(written = drafts.get(key)) {
      if (drafts.get(key) === written) drafts.delete(key)
      drawAnew({})
    },
  }
}
