import type { Edition, SectionId, TableId } from '@gongkai/schema'
import type { Where } from '@gongkai/workbook/sheets'

export const placeText = ({ sheet, address }: Where): string => `${sheet}!${address}`

/** The section a finding belongs to, by its `at`; `undefined` for title, date, agency and the file. */
export function sectionOf(edition: Edition, at: string): SectionId | undefined {
  const base = at.split(/[.#]/u)[0]
  return edition.sections.find(({ id }) => id === base)?.id
}

export const tableOf = (edition: Edition, section: SectionId | undefined): TableId | undefined =>
  edition.tables.find(({ id }) => id === section)?.id
