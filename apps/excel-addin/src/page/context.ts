import type { Language } from '@gongkai/schema'
import type { LiveBook, Where } from '@gongkai/workbook/sheets'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CellEdit } from '../hosts/browser/workbook.ts'
import type { Assessment } from '../session/assess.ts'

/** What every field of the page works with. */
export interface PageTools {
  readonly language: Language
  readonly book: LiveBook
  readonly seen: Assessment
  readonly set: (edits: readonly CellEdit[]) => void
}

const context = createContext<PageTools | undefined>(undefined)

export const PageProvider = context.Provider

export function usePage(): PageTools {
  const tools = useContext(context)
  if (!tools) throw new Error('no workbook is open')
  return tools
}

/** By these attributes `reveal` finds the field that shows a place of the workbook. */
export const placeAttributes = ({ sheet, address }: Where) => ({ 'data-sheet': sheet, 'data-area': address })
