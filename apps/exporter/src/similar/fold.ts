const ordinal =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:是|[、.)])|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}[、.)](?!\d))/u

/** 本局, 我委, 我镇: what an agency calls itself, which a copy is changed in first. */
const self = /[本我](?:行政)?(?:单位|机关|部门|街道|中心|[局委厅办镇乡县区市省院处])/gu

/** A clause without what differs between agencies and years anyway: figures, names, punctuation, numbering. */
export function fold(clause: string, agency: string): string {
  let text = clause.normalize('NFKC').replace(/\s/gu, '').replace(ordinal, '')
  if (agency !== '') text = text.replaceAll(agency, '机关')
  return text
    .replace(self, '机关')
    .replace(/\d+(?:[.,]\d+)*/gu, '0')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Shorter ones say nothing by themselves: they are taken together with what follows. */
const shortest = 6

/** The clauses of a sentence, folded. */
export function clausesOf(sentence: string, agency: string): readonly string[] {
  const clauses: string[] = []
  let open = ''
  for (const part of sentence.split(/[，：]|[,:](?!\d)/u)) {
    open += fold(part, agency)
    if (open.length < shortest) continue
    clauses.push(open)
    open = ''
  }
  const last = clauses.at(-1)
  if (open !== '' && last !== undefined) clauses[clauses.length - 1] = last + open
  return clauses
}

export const sentencesIn = (paragraph: string): readonly string[] =>
  paragraph.match(/[^。；;！!？?\n]+[。；;！!？?]*/gu) ?? []
