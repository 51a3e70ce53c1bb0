import { areaOf, type Where } from '@gongkai/workbook/sheets'

/** Shows the field of a place, or the first of an area: scrolled into view, focused, its content selected. Whether there is one. */
export function revealField({ sheet, address }: Where): boolean {
  const wanted = areaOf(address)
  const fields = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (field) => field.dataset.sheet === sheet,
  )
  const field = fields.find((candidate) => {
    const area = areaOf(candidate.dataset.area ?? '')
    return (
      wanted !== undefined &&
      area !== undefined &&
      area.top <= wanted.bottom &&
      area.bottom >= wanted.top &&
      area.left <= wanted.right &&
      area.right >= wanted.left
    )
  })
  if (!field) return false
  field.scrollIntoView({ block: 'center', inline: 'nearest' })
  field.focus({ preventScroll: true })
  if (field instanceof HTMLInputElement && field.type === 'text') field.select()
  return true
}
