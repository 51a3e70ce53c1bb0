/** Digits as an integer, and how many of them stand after the point: 0.37 is 37 and 2. */
function scaled(value: number): { readonly digits: bigint; readonly places: number } {
  const [digits = '', power = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  const places = fraction.length - Number(power)
  const integer = BigInt(whole + fraction)
  return places < 0 ? { digits: integer * 10n ** BigInt(-places), places: 0 } : { digits: integer, places }
}

/**
 * The sum of numbers as they are printed: 0.1 + 0.2 is 0.3, since an amount in 万元 is a decimal and not a binary fraction.
 *
 * @throws RangeError on NaN and the infinities
 */
export function exactSum(numbers: readonly number[]): number {
  const plain = numbers.reduce((sum, number) => sum + number, 0)
  if (numbers.every(Number.isSafeInteger) && Number.isSafeInteger(plain)) return plain
  if (!Number.isFinite(plain)) throw new RangeError(`no figure is ${plain}`)
  const parts = numbers.map(scaled)
  const places = parts.reduce((most, part) => Math.max(most, part.places), 0)
  const sum = parts.reduce((total, part) => total + part.digits * 10n ** BigInt(places - part.places), 0n)
  return Number(`${sum}e-${places}`)
}
