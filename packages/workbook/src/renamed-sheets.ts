/** The formula with sheets called as they are called here: one whose name was taken has another. */
export const renamedSheets = (formula: string, called: ReadonlyMap<string, string>): string =>
  formula.replace(/'((?:[^']|'')+)'!|([^\s'!:;,=()&+*/^<>-]+)!/g, (whole, quoted?: string, bare?: string) => {
    const name = called.get(quoted?.replaceAll("''", "'") ?? bare!)
    return name === undefined ? whole : `'${name.replaceAll("'", "''")}'!`
  })
