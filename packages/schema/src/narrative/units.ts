import type { Token } from './lexer.ts'

type Count = Token & { readonly kind: 'count' }

/** Tokens that one number belongs to. */
export interface Unit {
  readonly tokens: readonly Token[]
  readonly count?: Count
  /** It is set apart from the one before by 、 only. */
  readonly joined: boolean
}

const isCount = (token: Token): token is Count => token.kind === 'count'
const bears = ({ kind }: Token) => kind !== 'pause' && kind !== 'count'

/** 收到16件政府信息公开申请, 引发3起行政复议: the noun right behind a number is what it counts. */
const isNoun = (token: Token | undefined): boolean =>
  token?.kind === 'topic' && ['noun', 'block', 'thing'].includes(token.topic.role)

/** Cuts a clause behind each number; a number that opens a unit belongs to the words behind it (3件予以公开). */
export function unitsOf(tokens: readonly Token[]): readonly Unit[] {
  const units: Unit[] = []
  let open: Token[] = []
  let joined = false
  const close = (by: boolean) => {
    const count = open.find(isCount)
    if (open.length > 0) units.push({ tokens: open, joined, ...(count && { count }) })
    open = []
    joined = by
  }
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    const adjacent = before !== undefined && isCount(before) && token.from - before.to <= 1
    if (token.kind === 'pause') close(true)
    else if (isCount(token)) {
      if (open.some(isCount)) close(false)
      open.push(token)
      const next = tokens[i + 1]
      const named = isNoun(next) && next !== undefined && next.from - token.to <= 1
      if (open.length > 1 && open.some(bears) && !(named && !open.some(isNoun))) close(false)
    } else if (isNoun(token) && open.some(isCount) && !adjacent) {
      // 120件做了复议决定: the number is not one of 复议.
      close(false)
      open.push(token)
    } else {
      open.push(token)
      if (adjacent && isNoun(token) && open.length > 2) close(false)
    }
  })
  close(false)
  return units
}
