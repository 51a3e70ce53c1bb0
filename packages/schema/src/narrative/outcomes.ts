import type { Edition, Node } from '../editions/form.ts'
import type { CellId } from '../editions/index.ts'
import type { Form } from './forms.ts'
import type { Topic } from './topics.ts'

/** `（三）不予公开` → 不予公开, `1.属于国家秘密` → 属于国家秘密: a label without its number and remark, as an expression. */
const wordOf = (label: string) => label.replace(/^(?:（.）|\d+\.)/u, '').replace(/（.*$/u, '')

/** Shorter labels (其他) say nothing by themselves. */
const speaking = 4

const wordsOf = ({ label, variants = [] }: { label: string; variants?: readonly string[] | undefined }) =>
  [...new Set([label, ...variants].map(wordOf))].filter((word) => word.length >= speaking)

const leafIds = (node: Node): readonly string[] =>
  'children' in node ? node.children.flatMap(leafIds) : node.total ? [] : [node.id]

/** A group stands for the sum of its rows, a row for itself; both by the words of the form. */
export function rowTopics(node: Node): readonly Topic[] {
  const ids = leafIds(node)
  const own: Topic = {
    role: 'row',
    code: 'text/category',
    words: wordsOf(node),
    forms: [ids.map((id) => `requests.${id}.total` as CellId)],
  }
  const below = 'children' in node ? node.children.flatMap(rowTopics) : []
  return ids.length === 0 || own.words.length === 0 ? below : [...below, own]
}

/** What stands under 三、本年度办理结果: （一）予以公开 to （六）其他处理. */
export const outcomeNodes = (edition: Edition): readonly Node[] =>
  edition.tables
    .filter(({ id }) => id === 'requests')
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'matrix' ? block.rows : [])))
    .flatMap((node) => ('children' in node ? node.children : []))

/** The kinds of outcomes by the words of the form, each with all its rows. */
export const categoriesOf = (edition: Edition): readonly { readonly name: string; readonly form: Form }[] =>
  outcomeNodes(edition).flatMap((node) => {
    const ids = leafIds(node)
    const form = ids.map((id) => `requests.${id}.total` as CellId)
    return ids.length === 0 ? [] : [{ name: wordOf(node.label), form }]
  })
