import type { LiveBook } from '@gongkai/workbook/sheets'
import { useEffect, useState } from 'preact/hooks'
import type { Desk } from '../hosts/browser/workbook.ts'

/** The workbook as it is now. */
export function useBook(desk: Desk): LiveBook | undefined {
  const [book, setBook] = useState(desk.book)
  useEffect(() => {
    setBook(desk.book())
    return desk.onChange(() => setBook(desk.book()))
  }, [desk])
  return book
}
