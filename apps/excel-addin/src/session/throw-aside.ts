/** A fault of ours has to become known: it is thrown where nobody catches it, and nothing else is stopped by it. */
export const throwAside = (error: unknown): void => {
  setTimeout(() => {
    throw error
  })
}
