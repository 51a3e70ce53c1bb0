declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

let hanzi: ReadonlySet<string> | undefined

/**
 * The 6,763 hanzi of GB/T 2312-1980, which is what 仿宋_GB2312 and 楷体_GB2312 hold. GB 18030 keeps their codes, so its
 * decoder, which every host has, yields them: rows 16–87 by 94 places, less five places left open in row 55.
 */
function gb2312Hanzi(): ReadonlySet<string> {
  if (hanzi) return hanzi
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let place = 0xa1; place <= last; place++) bytes.push(row, place)
  }
  hanzi = new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)))
  return hanzi
}

const han = /\p{Script=Han}/gu

/** The hanzi of a text that GB2312 fonts lack, each once, in order: 镕 喆 堃. */
export function outsideGb2312(text: string): readonly string[] {
  const known = gb2312Hanzi()
  return [...new Set(text.match(han) ?? [])].filter(
    (character) => !known.has(character) && character !== '〇',
  )
}
