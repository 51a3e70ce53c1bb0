import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useTools } from './context.ts'

interface PreviewDialogProps {
  readonly title: string
  /** What the button says that does it. */
  readonly agree: string
  readonly agreed: () => void
  readonly close: () => void
  readonly children: ComponentChildren
}

/** The one dialog in which the official agrees to something, or does not. */
export function PreviewDialog({ title, agree, agreed, close, children }: PreviewDialogProps) {
  const { words } = useTools()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="preview" aria-labelledby="preview-title" onClose={close}>
      <h2 id="preview-title">{title}</h2>
      {children}
      <p class="buttons">
        <button
          type="button"
          class="main"
          onClick={() => {
            close()
            agreed()
          }}
        >
          {agree}
        </button>
        <button type="button" onClick={close}>
          {words.cancel}
        </button>
      </p>
    </dialog>
  )
}
