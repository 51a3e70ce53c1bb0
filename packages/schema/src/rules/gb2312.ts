declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

let fonts: Uint8Array | undefined

/**
 * By character code, whether 仿宋_GB2312 and 楷体_GB2312 print it: the 6,763 hanzi of GB/T 2312-1980, and whatever stands below
 * U+2E80 (letters, digits, punctuation). GB 18030 keeps the hanzi's codes, so its decoder, which every host has, yields
 * them: rows 16–87 by 94 places, less five places left open in row 55.
 */
function inFonts(): Uint8Array {
  if (fonts) return fonts
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let place = 0xa1; place <= last; place++) bytes.push(row, place)
  }
  const table = new Uint8Array(0x10000).fill(1, 0, 0x2e80)
  for (const character of new TextDecoder('gb18030').decode(Uint8Array.from(bytes)))
    table[character.charCodeAt(0)] = 1
  fonts = table
  return table
}

const han = /\p{Script=Han}/u

/** The hanzi of a text that GB2312 fonts lack, each once, in order: 镕 喆 堃. */
export function outsideGb2312(text: string): readonly string[] {
  const table = inFonts()
  const found = new Set<string>()
  for (let i = 0; i < text.length; i++) {
    if (table[text.charCodeAt(i)] === 1) continue
    const character = String.fromCodePoint(text.codePointAt(i) ?? 0)
    if (character !== '〇' && han.test(character)) found.add(character)
    i += character.length - 1
  }
  return [...found]
}
