/** Puts a page fragment on the clipboard, with a text beside it. Whether that was done. */
export const copyHtml = (html: string, text: string): Promise<boolean> =>
  copied({ 'text/html': html, 'text/plain': text })

/** Puts a text on the clipboard. Whether that was done. */
export const copyText = (text: string): Promise<boolean> => copied({ 'text/plain': text })

/** The same in several forms, by their media types. */
type Forms = Readonly<Record<string, string>>

async function copied(forms: Forms): Promise<boolean> {
  if (typeof ClipboardItem === 'function' && navigator.clipboard?.write) {
    const blobs = Object.entries(forms).map(([type, content]) => [type, new Blob([content], { type })])
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
      return true
    } catch (error) {
      // Forbidden in many task panes: the older way is still open.
      if (!(error instanceof DOMException)) throw error
    }
  }
  return copiedByEvent(forms)
}

/** The way older browsers have: the page answers its own copy event. */
function copiedByEvent(forms: Forms): boolean {
  let answered = false
  const answer = (event: ClipboardEvent) => {
    for (const [type, content] of Object.entries(forms)) event.clipboardData?.setData(type, content)
    event.preventDefault()
    answered = true
  }
  document.addEventListener('copy', answer, { once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', answer)
  return done && answered
}
