import type { Severity } from '@gongkai/schema'

/**
 * The formula of a mark is always true (N of a text is 0) and carries a signature, by which a later run knows its own marks,
 * whatever program has written them or saved the file since.
 */
export const markFormula = (severity: Severity): string => `N("gongkai:${severity}")=0`

/** Whether the formula of a conditional format, as a program tells it or as XML, is that of a mark. */
export const isMarkFormula = (formula: string): boolean => signed.test(formula)

const signed = /N\((?:"|&quot;|&#34;|&#x22;)gongkai:/i

/** What marks look like; ARGB. */
export const markColours: Readonly<Record<Severity, { readonly text: string; readonly fill: string }>> = {
  error: { text: 'FF9C0006', fill: 'FFFFC7CE' },
  warning: { text: 'FF7F6000', fill: 'FFFFEB9C' },
  note: { text: 'FF1F4E79', fill: 'FFDDEBF7' },
}
