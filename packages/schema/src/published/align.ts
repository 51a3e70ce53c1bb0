import { likeness, type Said } from './sentences.ts'

/** How the sentences of two texts belong together. */
export interface Alignment {
  /** The same words elsewhere: another section, or another order. */
  readonly moved: readonly { readonly filed: Said; readonly published: Said }[]
  readonly changed: readonly { readonly filed: Said; readonly published: Said }[]
  readonly missing: readonly Said[]
  readonly added: readonly Said[]
}

interface Pair {
  readonly filed: number
  readonly published: number
}

/** Sentences this much alike are one sentence with other words; below it, one is gone and another new. */
const alike = 0.5

/** Sentences word for word, each used once: of the same section first, then of any. */
function samePairs(filed: readonly Said[], published: readonly Said[]): readonly Pair[] {
  const pairs: Pair[] = []
  const used = new Set<number>()
  const open = new Set(filed.keys())
  for (const keyOf of [({ section, key }: Said) => `${section} ${key}`, ({ key }: Said) => key]) {
    const places = new Map<string, number[]>()
    published.forEach((said, i) => {
      if (used.has(i)) return
      const key = keyOf(said)
      const known = places.get(key)
      if (known) known.push(i)
      else places.set(key, [i])
    })
    filed.forEach((said, i) => {
      const at = open.has(i) ? places.get(keyOf(said))?.shift() : undefined
      if (at === undefined) return
      pairs.push({ filed: i, published: at })
      used.add(at)
      open.delete(i)
    })
  }
  return pairs.sort((a, b) => a.filed - b.filed)
}

/** The longest run of pairs that stand in the same order in both texts; the others were moved. */
function inOrder(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  pairs.forEach(({ published }, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number] as Pair).published < published) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1] : undefined
    tails[low] = i
  })
  const kept = new Set<Pair>()
  for (let at = tails.at(-1); at !== undefined; at = before[at]) kept.add(pairs[at] as Pair)
  return kept
}

/** Likest first, each sentence used once, of the same section only. */
function changedPairs(filed: readonly Said[], published: readonly Said[]): readonly Pair[] {
  const candidates = filed
    .flatMap((one, i) =>
      published.map((other, j) => ({
        filed: i,
        published: j,
        like: one.section === other.section ? likeness(one.key, other.key) : 0,
      })),
    )
    .filter(({ like }) => like >= alike)
    .sort((a, b) => b.like - a.like)
  const taken = { filed: new Set<number>(), published: new Set<number>() }
  return candidates.filter((pair) => {
    if (taken.filed.has(pair.filed) || taken.published.has(pair.published)) return false
    taken.filed.add(pair.filed)
    taken.published.add(pair.published)
    return true
  })
}

/** More sentences than this without a counterpart are not looked at for likeness, each with each. */
const mostCompared = 400

/** Puts two texts beside each other, sentence by sentence. */
export function align(filed: readonly Said[], published: readonly Said[]): Alignment {
  const same = samePairs(filed, published)
  const kept = inOrder(same)
  const said = (texts: readonly Said[], i: number) => texts[i] as Said
  const both = ({ filed: i, published: j }: Pair) => ({
    filed: said(filed, i),
    published: said(published, j),
  })
  const moved = same
    .filter((pair) => !kept.has(pair) || both(pair).filed.section !== both(pair).published.section)
    .map(both)
  const matched = {
    filed: new Set(same.map((pair) => pair.filed)),
    published: new Set(same.map((pair) => pair.published)),
  }
  const gone = filed.filter((_, i) => !matched.filed.has(i))
  const fresh = published.filter((_, i) => !matched.published.has(i))
  const compared = gone.length <= mostCompared && fresh.length <= mostCompared
  const changed = (compared ? changedPairs(gone, fresh) : [])
    .map((pair) => ({ filed: said(gone, pair.filed), published: said(fresh, pair.published) }))
    .sort((a, b) => gone.indexOf(a.filed) - gone.indexOf(b.filed))
  return {
    moved,
    changed,
    missing: gone.filter((one) => !changed.some((pair) => pair.filed === one)),
    added: fresh.filter((one) => !changed.some((pair) => pair.published === one)),
  }
}
