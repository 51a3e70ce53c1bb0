/** What the names of agencies end in. */
const ending =
  /(?:政府|[局委办厅部署院社会处所站队库馆科]|办公室|委员会|中心|园区|开发区|街道|银行|公司|大学|学院|学校)(?:[（(][^（）()]*[）)])?$/u
const clause = /[。；;，,！!？?：:|｜>»›/\\]/u
const longest = 40

/** Whether a line may be no more than the name of an agency (编制机关): short, no clause, and ending as such names do. */
export function looksLikeAgency(text: string): boolean {
  const name = text.trim()
  return name.length >= 3 && name.length <= longest && !clause.test(name) && ending.test(name)
}
