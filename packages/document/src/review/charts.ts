import { type Element, el } from '@gongkai/ooxml'
import type { Count, Tone } from './overview-model.ts'

// Pictures are drawn as SVG with fills, which print as they show; every one repeats figures that stand beside it in words.

/** Dark enough to stand out on white, and told apart in grey. */
const fills: Readonly<Record<Tone, string>> = {
  good: '#2e7d5b',
  wait: '#c77700',
  bad: '#b3261e',
  plain: '#4a6fa5',
}

const height = 12

/** A bar as long as the figure is beside the largest of its table. */
export function bar(value: number, largest: number, tone: Tone, width = 160): Element {
  const length = largest > 0 ? Math.max(value > 0 ? 2 : 0, Math.round((width * value) / largest)) : 0
  return el(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    el('rect', { width, height, fill: '#eeeeee' }),
    el('rect', { width: length, height, fill: fills[tone] }),
  )
}

const whole = 720
const tall = 22

/** One bar of all units, parted by how they stand; its parts are told in the table below it. */
export function partedBar(counts: readonly Count[], label: string): Element {
  const sum = counts.reduce((total, { count }) => total + count, 0)
  let at = 0
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ count, tone }) => {
      const width = (whole * count) / sum
      const part = el('rect', {
        x: at.toFixed(2),
        width: Math.max(0.5, width - 1).toFixed(2),
        height: tall,
        fill: fills[tone],
      })
      at += width
      return part
    })
  return el(
    'svg',
    {
      class: 'parted',
      viewBox: `0 0 ${whole} ${tall}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': label,
    },
    parts,
  )
}
