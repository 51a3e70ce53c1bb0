/**
 * What formulas ask of the operands of a sum, given as references. COUNTBLANK takes the '' of a total without parts for a
 * blank, as everything here does; COUNT passes over text, truth values and errors.
 */
export const blanksOf = (references: readonly string[]): string =>
  references.map((reference) => `COUNTBLANK(${reference})`).join('+')

export const numbersOf = (references: readonly string[]): string => `COUNT(${references.join(',')})`

export const sumOf = (references: readonly string[]): string => `SUM(${references.join(',')})`

/** Excel adds in binary fractions: what differs by less than a millionth does not differ. */
export const differenceOf = (left: string, right: string): string => `ROUND(${left}-${right},6)`
