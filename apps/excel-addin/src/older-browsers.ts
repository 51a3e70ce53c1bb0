// What the embedded browsers of older WPS lack of ES2022 and the code uses. Each is put in only where it is missing.

function add(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
}

for (const { prototype } of [Array, String, Uint8Array]) add(prototype, 'at', at)
add(Array.prototype, 'findLast', function <T>(this: readonly T[], test: (one: T) => boolean): T | undefined {
  for (let i = this.length - 1; i >= 0; i--) if (test(this[i]!)) return this[i]
  return undefined
})
add(Array.prototype, 'findLastIndex', function <T>(this: readonly T[], test: (one: T) => boolean): number {
  for (let i = this.length - 1; i >= 0; i--) if (test(this[i]!)) return i
  return -1
})
add(Object, 'hasOwn', (target: object, key: PropertyKey) =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is what is missing here
  Object.prototype.hasOwnProperty.call(target, key),
)
add(String.prototype, 'replaceAll', function (this: string, search: string | RegExp, to: string): string {
  return typeof search === 'string' ? this.split(search).join(to) : this.replace(search, to)
})
