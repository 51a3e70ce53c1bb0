import type { FormCell } from '@gongkai/schema'

const numbered = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/

/** A row label with a number, 「一、…」「（一）…」「1.…」: the form sets these from the left, all others centred. */
export const isItem = ({ role, text }: FormCell): boolean => role === 'rowLabel' && numbered.test(text)
