import type { EditionId } from '@gongkai/schema'
import type { Plugin } from 'vite'
import { templateData, templateFile } from './templates.ts'

const prefix = 'virtual:gongkai/'

/** `virtual:gongkai/book/2021` is an empty template as plain data, `virtual:gongkai/file/2021` the file itself in base64. */
export const templates = (): Plugin => ({
  name: 'gongkai-templates',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  async load(id) {
    const match = /^\0virtual:gongkai\/(book|file)\/(2019|2021)$/.exec(id)
    if (!match) return undefined
    const edition = match[2] as EditionId
    const content =
      match[1] === 'book'
        ? await templateData(edition)
        : Buffer.from(await templateFile(edition)).toString('base64')
    // A string is parsed faster than a literal.
    return match[1] === 'book'
      ? `export default JSON.parse(${JSON.stringify(JSON.stringify(content))})`
      : `export default ${JSON.stringify(content)}`
  },
})
