/** Puts a page fragment on the clipboard, with a text beside it. Whether that was done. */
export async function copyHtml(html: string, text: string): Promise<boolean> {
  if (typeof ClipboardItem === 'function' && navigator.clipboard?.write) {
    const item = new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    })
    try {
      await navigator.clipboard.write([item])
      return true
    } catch (error) {
      // Forbidden in many task panes: the older way is still open.
      if (!(error instanceof DOMException)) throw error
    }
  }
  return copiedByEvent(html, text)
}

/** The way older browsers have: the page answers its own copy event. */
function copiedByEvent(html: string, text: string): boolean {
  let answered = false
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    answered = true
  }
  document.addEventListener('copy', answer, { once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', answer)
  return done && answered
}
