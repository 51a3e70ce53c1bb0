import { type Element, el } from '@gongkai/ooxml'
import type { ComparedLine, Figure } from '@gongkai/schema'

/** Light over dark: they stay apart in grey print, and each stands off white by more than 3 : 1. */
export const colours = { before: '#7f8a9c', now: '#1a4f9c' } as const

const height = 9

function bar(figure: Figure, scale: number, y: number, fill: string): Element | undefined {
  if (figure.state !== 'number' || figure.value <= 0) return undefined
  const width = Math.round((figure.value / scale) * 10_000) / 100
  return el('rect', { x: 0, y, width, height, fill })
}

/** Two bars, the earlier year above. The figures stand beside them as text, so they are for the eye alone. */
export const bars = ({ before, now }: ComparedLine, scale: number): Element =>
  el(
    'svg',
    {
      class: 'bars',
      viewBox: '0 0 100 20',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
      focusable: 'false',
    },
    bar(before, scale, 0, colours.before),
    bar(now, scale, height + 2, colours.now),
  )

/** The colour of a side, for the legend. */
export const swatch = (side: keyof typeof colours): Element =>
  el(
    'svg',
    { class: 'swatch', viewBox: '0 0 10 10', 'aria-hidden': 'true', focusable: 'false' },
    el('rect', { width: 10, height: 10, fill: colours[side] }),
  )
