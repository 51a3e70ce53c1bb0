import { SaxesParser } from 'saxes'
import { readXml } from '../src/index.ts'

/** A document as a list of what happens in it, neighbouring texts as one. */
export type Events = readonly string[]

/** What saxes makes of a document; `undefined` where it refuses it. */
export function saxesEvents(text: string): Events | undefined {
  const log = recorder()
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth++
    const written = Object.values(attributes).map(({ name, value }) => [name, value] as const)
    log.open(uri, local, written)
  })
  parser.on('closetag', ({ uri, local }) => {
    depth--
    log.close(uri, local)
  })
  // saxes also tells of the white space outside the root element.
  parser.on('text', (text) => {
    if (depth > 0) log.text(text)
  })
  parser.on('cdata', log.text)
  try {
    parser.write(text).close()
  } catch {
    return undefined
  }
  return log.events
}

/** What `readXml` makes of it, in pieces of the sizes given; throws as it does. */
export function ourEvents(source: Uint8Array | Iterable<Uint8Array>): Events {
  const log = recorder()
  readXml(source, {
    open: ({ uri, local, attributes }) => log.open(uri, local, Object.entries(attributes)),
    close: ({ uri, local }) => log.close(uri, local),
    text: (text) => log.text(text),
  })
  return log.events
}

function recorder() {
  const events: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') events.push(`text ${JSON.stringify(text)}`)
    text = ''
  }
  return {
    events,
    open(uri: string, local: string, attributes: readonly (readonly [string, string])[]): undefined {
      flush()
      // saxes trims namespace names, which XML compares as they are.
      events.push(`open {${uri.trim()}}${local} ${JSON.stringify(attributes.toSorted())}`)
    },
    close(uri: string, local: string): undefined {
      flush()
      events.push(`close {${uri.trim()}}${local}`)
    },
    text(piece: string): undefined {
      text += piece
    },
  }
}
