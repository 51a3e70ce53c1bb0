// `npm run bench [-- PART]`: figures of built packages beside a peer and a floor, in one run. Prints; asserts nothing.
// A part is a file of scripts/bench/ (core where none is named). With --write the table of core also goes into both READMEs.
import { ensureModules } from './setup.mjs'

const parts = ['core', 'batch', 'import', 'text', 'similar', 'pane']
const named = process.argv[2]?.startsWith('-') ? undefined : process.argv[2]
if (named !== undefined && !parts.includes(named)) {
  throw new Error(`no part "${named}"; there are ${parts.join(', ')}`)
}
ensureModules()
await import(`./bench/${named ?? 'core'}.mjs`)
