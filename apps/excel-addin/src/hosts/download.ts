/** Hands a file over by a link of the page, as a browser's download. */
export function download(name: string, bytes: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The download is read from the address after this returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
