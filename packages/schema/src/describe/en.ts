import type { ReportCode } from './code.ts'
import type { Facts, Reader } from './facts.ts'
import { say, type Words } from './words.ts'

const bracket = (text: string) => (text === '' ? '' : ` (${text})`)
const blanksToo = ({ blanks }: Facts) => (blanks === '' ? '' : `; blank among them: ${blanks}`)
const total = (f: Facts) =>
  `“${f.place}” should be ${f.expected} but is ${f.actual}, off by ${f.difference}${bracket(f.parts)}${blanksToo(f)}.`
/** What to mend in the source; what reading may have lost stands there already. */
const inSource =
  (todo: string) =>
  ({ finding: { fault = 'source' } }: Facts) =>
    fault === 'source' ? todo : 'Fill it in by the original.'
const fillZero = (reader: Reader | undefined) =>
  reader === 'pane'
    ? ' (“本年无发生，填 0” fills them all)'
    : reader === 'command'
      ? ' (gongkai fill-zero FILE.xlsx -o COPY.xlsx fills them all in a copy)'
      : ''
/** What Excel makes of 3-4 or 2/3; the reader gives it as shown. */
const isDate = ({ finding }: Facts) => /^\d{4}-\d\d-\d\d$/u.test(String(finding.actual))
/** #REF!, #VALUE!: a formula gone wrong. */
const isFault = ({ finding }: Facts) => /^#[A-Z]/u.test(String(finding.actual))
const numbersOnly = 'Cells of the tables hold numbers only; 0 where there was none.'

/** The sentences in English; labels of the form stay in Chinese, as they stand in the workbook. */
export const en: Readonly<Record<ReportCode, Words>> = {
  'requests/balance': say(
    (f) =>
      `Column “${f.place.split(' · ')[1]}” does not balance: 一 + 二 = ${f.actual}, （七） + 四 = ${f.expected}, off by ${f.difference}${blanksToo(f)}.`,
    'Check 一, 二, （七） and 四 of this column.',
  ),
  'requests/outcome-total': say(total, 'Check （一） to （六） of this column and （七）.'),
  'requests/row-total': say(total, 'Check the cells of this row and its total.'),
  'disputes/total': say(total, 'Check the four results of this block and their total.'),
  'cell/blank': say(
    (f) => `${f.actual} cells of this table are blank: ${f.blanks}.`,
    ({ reader }) => `Fill in 0 where there was none${fillZero(reader)}, the figure where there was one.`,
    'A blank is not a zero: nobody can tell whether it was none or forgotten.',
  ),
  'cell/total-blank': say(
    (f) => `“${f.place}” is blank and should be ${f.expected}${bracket(f.parts)}.`,
    (f) => `Fill in ${f.expected}, or check its parts.`,
    'A total beside filled parts cannot stay blank.',
  ),
  'cell/not-a-number': say(
    (f) =>
      isDate(f)
        ? `“${f.place}” holds a date, ${f.actual}, not a number: the program made a date of what was typed.`
        : `“${f.place}” is not a number: ${f.actual}.`,
    (f) =>
      isDate(f)
        ? 'Set the cell’s format to General or Number and type the number anew.'
        : isFault(f)
          ? 'The formula fails: check the cells it refers to, or use the template.'
          : 'Type a number; 0 where there was none.',
    numbersOnly,
  ),
  'cell/unit': say(
    (f) => `“${f.place}” carries a unit: ${f.actual}.`,
    (f) =>
      f.proposal === undefined
        ? 'Remove the unit and check which unit is meant.'
        : `Type ${f.proposal} only.`,
    `${numbersOnly} The unit is printed in the heading.`,
  ),
  'cell/remark': say(
    (f) => `“${f.place}” has a remark beside the number: ${f.actual}.`,
    (f) =>
      `Keep the number${f.proposal === undefined ? '' : ` ${f.proposal}`} and move the remark below the table.`,
    numbersOnly,
  ),
  'cell/sign-word': say(
    (f) => `“${f.place}” gives the change in words: ${f.actual}.`,
    (f) => `Type a signed number${f.proposal === undefined ? '' : `: ${f.proposal}`}.`,
    numbersOnly,
  ),
  'cell/sign-unclear': say(
    (f) => `“${f.place}” does not say by how much it changed: ${f.actual}.`,
    'Type one number: positive for more, negative for fewer, 0 for no change.',
    numbersOnly,
  ),
  'cell/typed-as-text': say(
    (f) => `“${f.place}” is a number stored as text: ${f.actual}.`,
    (f) => `It can safely become the number${f.proposal === undefined ? '' : ` ${f.proposal}`}.`,
    'Full-width digits, spaces and thousand separators are left out of sums.',
  ),
  'cell/negative': say(
    (f) => `“${f.place}” is negative: ${f.actual}.`,
    'Check it: a count or an amount is never below 0.',
    'This cell is a count or an amount.',
  ),
  'cell/not-whole': say(
    (f) => `“${f.place}” is not a whole number: ${f.actual}.`,
    'Type a whole number.',
    'This cell counts items.',
  ),
  'cell/too-many-decimals': say(
    (f) => `“${f.place}” has more than four decimals: ${f.actual}.`,
    'Check the amount: four decimals of 万元 are single 元.',
    'Amounts in 万元 have at most four decimals.',
  ),
  'cell/too-large': say(
    (f) => `“${f.place}” is too large to be exact: ${f.actual}.`,
    'Check for digits too many.',
    'A worksheet itself keeps only 15 digits.',
  ),
  'proactive/rules-without-power': say(
    (f) => `“${f.place}” is ${f.actual}, yet the agency may not make 规章.`,
    'Move 规范性文件 to the row below and fill in 0, or state the power on the agency sheet.',
  ),
  'proactive/rules-copied': say(
    'The rows of 规章 and of 规范性文件 are the same.',
    'Check for a copied row; 0 where there is no 规章.',
  ),
  'proactive/in-force-short': say(
    (f) => `“${f.place}” is ${f.actual}, less than issued minus repealed, ${f.expected}.`,
    'Check what is in force.',
  ),
  'proactive/fees-unit': say(
    (f) => `“${f.place}” is ${f.actual} 万元: was it typed in 元?`,
    'Check the unit.',
  ),
  'proactive/disclosed-over-created': say(
    (f) => `“${f.place}” is ${f.actual}, more than was created in the year.`,
    'Check it; if documents of earlier years were disclosed, say so below the table.',
  ),
  'proactive/disclosed-total-short': say(
    (f) => `“${f.place}” is ${f.actual}, less than was disclosed in the year alone.`,
    'The total includes the year’s; check it.',
  ),
  'proactive/created-undisclosed': say(
    (f) => `Documents were created, yet “${f.place}” and the total disclosed are both 0.`,
    'Check whether the disclosed figures are missing.',
  ),
  'proactive/items-negative': say(
    (f) => `“${f.place}” is ${f.actual}: fewer items than none would be left.`,
    'Check last year’s items and the change.',
  ),
  'proactive/items-as-decisions': say(
    (f) => `“${f.place}” is ${f.actual}, exactly the items plus their change.`,
    'Decisions are the cases of the year, not items (事项); check it.',
  ),
  'proactive/procurement-mismatch': say(
    'Of projects and amount of procurement one is 0 and the other is not.',
    'Check both cells.',
  ),
  'year/carry-over': say(
    (f) =>
      `“${f.place}” is ${f.actual}, but the report of ${f.lastYear} carried out ${f.expected}, off by ${f.difference}.`,
    'Check both figures; explain if there is a reason.',
  ),
  'year/pending': say(
    (f) =>
      `“${f.place}” is ${f.actual}, fewer than the ${f.expected} pending in the report of ${f.lastYear}.`,
    'Check whether cases pending last year are counted; if not, say so below the table.',
  ),
  'proactive/in-force-chain': say(
    (f) =>
      `“${f.place}” is ${f.actual}; in force in ${f.lastYear} plus issued less repealed makes ${f.expected}, off by ${f.difference}.`,
    'Check the three figures; explain revision, expiry or a change of scope.',
  ),
  'proactive/repealed-over': say(
    (f) =>
      `“${f.place}” is ${f.actual}, yet in force in ${f.lastYear} and issued since were only ${f.expected}.`,
    'Check what was repealed and what was in force last year.',
  ),
  'year/fees-unit': say(
    (f) => `“${f.place}” is ${f.actual} 万元, after ${f.expected} 万元 in ${f.lastYear}: was it typed in 元?`,
    'Check the unit; the form asks for 万元.',
  ),
  'year/jump': say(
    (f) => `“${f.place}” is ${f.actual}, after ${f.expected} in ${f.lastYear}: more than tenfold apart.`,
    'Check for digits, rows or a change of scope; explain if it is right.',
  ),
  'text/received': say(
    (f) => `“${f.place}” ${f.stated}.`,
    'Check the text against received and carried in of table 3.',
  ),
  'text/settled': say(
    (f) => `“${f.place}” ${f.stated}.`,
    'Check the text against the outcome total of table 3.',
  ),
  'text/carried': say((f) => `“${f.place}” ${f.stated}.`, 'Check what was carried in and out in table 3.'),
  'text/category': say(
    (f) => `“${f.place}” ${f.stated}.`,
    'Check the text against the sum of that kind in the total column of table 3.',
  ),
  'text/share': say(
    (f) => `“${f.place}” ${f.stated}; no base of the table gives that percentage.`,
    'Compute it again from the table.',
  ),
  'text/growth': say(
    (f) =>
      `“${f.place}” ${f.stated}; last year’s report says otherwise${f.finding.expected === undefined ? '' : `, it is ${f.finding.expected}`}.`,
    'Compute it again from both reports.',
  ),
  'text/disputes': say((f) => `“${f.place}” ${f.stated}.`, 'Check the text against table 4.'),
  'text/proactive': say((f) => `“${f.place}” ${f.stated}.`, 'Check the text against table 2.'),
  'text/none': say(
    (f) => `“${f.place}” ${f.stated}, not 0.`,
    'Check whether the text is an old one or the table is wrong.',
  ),
  'text/all': say(
    (f) => `“${f.place}” ${f.stated}: not all of them.`,
    'Check the wording against the tables.',
  ),
  'text/period': say(
    (f) => `“${f.place}” gives the period as ${f.actual}; it is ${f.expected}.`,
    'Correct the period.',
  ),
  'text/year': say(
    (f) => `“${f.place}” speaks of ${f.actual}; the report year is ${f.expected}.`,
    'Check whether last year’s text was taken over.',
  ),
  'text/list': say(
    (f) => `Parts listed in “${f.place}” add up to ${f.expected}, not to the total stated: ${f.actual}.`,
    'Check the total and its parts; say 等 where not all are listed.',
  ),
  'report/edition': say(
    (f) =>
      f.finding.expected === undefined
        ? `The tables are of edition ${f.actual}; no form is prescribed for the report year.`
        : `The tables are of edition ${f.actual}; the report year takes ${f.expected}.`,
    'Use the template of the report year, or check the year.',
  ),
  'report/title': say(
    (f) => `The title reads ${f.actual}; its standard form is ${f.expected}.`,
    'Use the standard form.',
  ),
  'report/title-year': say(
    ({ finding }) => `The title says ${finding.actual}, the report year is ${finding.expected}.`,
    'Correct the title, or the report year where that is wrong.',
  ),
  'report/date-missing': say('The report has no date.', 'Fill in the date on the agency sheet.'),
  'report/date-impossible': say(
    (f) => (isDate(f) ? `The calendar has no day ${f.actual}.` : `The date cannot be read: ${f.actual}.`),
    ({ finding: { expected = '2027' } }) => `Write the date as ${String(expected).slice(0, 4)}-01-20.`,
  ),
  'report/year-ahead': say(
    (f) => `The report year is ${f.actual}, yet the date is ${f.expected}: that year has not come.`,
    'Check which of the two is wrong.',
  ),
  'report/date-early': say(
    (f) => `The date ${f.actual} is before the end of the year covered.`,
    'Check it: figures run to 31 December.',
  ),
  'report/date-late': say(
    (f) => `The date ${f.actual} is after the deadline ${f.expected}.`,
    'Check it; if it was late, say why.',
  ),
  'report/section-missing': say(
    (f) => `Section “${f.place}” is missing.`,
    'Add it; the heading stays even where there is nothing to say.',
  ),
  'report/section-empty': say(
    (f) => `Section “${f.place}” holds no text.`,
    (f) =>
      f.finding.at === 'other'
        ? 'State the information-processing fee; then 无 if there is nothing else.'
        : 'Write it.',
  ),
  'report/heading': say(
    (f) => `Section “${f.place}” is headed ${f.actual}.`,
    (f) => `The form has ${f.expected}; exports print that.`,
  ),
  'report/overview-aspects': say((f) => `The overview says nothing of ${f.expected}.`, 'Add these aspects.'),
  'report/problems-thin': say(
    (f) => `Section 5 says nothing of ${f.expected}.`,
    'State problems and improvements; 无 alone is not enough.',
  ),
  'report/notice': say(
    (f) => `“${f.place}” cites ${f.actual}; the year’s notice is ${f.expected}.`,
    'Cite the notice in force.',
  ),
  'report/notice-name': say(
    (f) => `Number and name of the notice in “${f.place}” do not agree: ${f.actual}.`,
    (f) => `The notice of that number is ${f.expected}.`,
  ),
  'report/fee-unstated': say(
    'Section 6 does not state the information-processing fee.',
    'State the amount charged, or that none was charged.',
  ),
  'report/fee-multiple': say(
    (f) => `The fee of ${f.actual} is no multiple of 10 元.`,
    'Check it; 行政事业性收费 is another thing.',
  ),
  'report/residue': say(
    (f) => `${f.actual} was left in “${f.place}”.`,
    'Delete it, or put in what belongs there.',
  ),
  'report/personal-number': say(
    (f) => `Personal numbers in “${f.place}”: ${f.actual}.`,
    'Delete them; give an office telephone if one is needed.',
  ),
  'report/outside-gb2312': say(
    (f) => `Characters the GB2312 fonts lack: ${f.actual}.`,
    'See that they print; use a font with the full set if not.',
  ),
  'table/missing': say(
    (f) => `No table of “${f.place}” was found.`,
    inSource('See that it is in the file with its printed labels, or use the template.'),
    'Tables are found by their labels.',
  ),
  'table/duplicate': say(
    (f) => `More than one table of “${f.place}” was found.`,
    'Keep one.',
    'With two there is no telling which counts.',
  ),
  'table/mixed-editions': say(
    'Tables of the 2019 and of the 2021 edition stand in one file.',
    'Use the edition of the report year.',
    'Their rows and columns differ.',
  ),
  'table/cell-missing': say(
    (f) => `“${f.place}” lacks ${f.count} cells: ${f.blanks}.`,
    inSource('Add the missing rows or columns.'),
    'What is missing is not taken for 0.',
  ),
  'table/cell-ambiguous': say(
    (f) =>
      `The place of “${f.place}”${f.count > 1 ? ` and ${f.count - 1} more cells` : ''} is not certain; ${f.actual} stands there.`,
    inSource('Look for merged or shifted cells nearby.'),
    'An uncertain cell is not guessed.',
  ),
  'table/label-slip': say(
    (f) => `The label reads ${f.actual}; the form has ${f.expected}.`,
    'The figures were read; exports print the official label.',
    'It differs from the form of the notice.',
  ),
  'table/extra-row': say(
    (f) => `The table has a row ${f.actual} that the form does not have.`,
    'Move it to the text below the table.',
    'It is not part of the report.',
  ),
  'table/extra-column': say(
    (f) => `Figures stand in a column ${f.actual} that the form does not have.`,
    'See whether they slipped from another column; else move them to the text below the table.',
    'It is not part of the report.',
  ),
  'table/unit': say(
    (f) => `The column is labelled ${f.actual}; the form has ${f.expected}, in another unit.`,
    'Convert the amount to the unit of the form and restore the label.',
    'In the wrong unit the amount is off ten thousand times.',
  ),
  'source/rows-ignored': say(
    (f) => `Rows of sheet ${f.actual} beyond 5,000 were not read.`,
    'Move what matters further up.',
    'Such rows are mostly empty ones with a format.',
  ),
  'source/year-missing': say(
    (f) =>
      f.finding.actual === undefined
        ? 'The report year could not be told.'
        : `The report year is written as ${f.actual}: it could not be told.`,
    'Fill in a year of four digits, such as 2026: in the template beside 报告年度 on 单位信息, elsewhere in the title.',
    'The year decides the edition; no rule about it can be judged without.',
  ),
  'source/agency-missing': say(
    'The agency has no name.',
    'Fill in its full name on the agency sheet.',
    'Title, signature and file names take it.',
  ),
  'source/formula-uncalculated': say(
    (f) => `The formula of “${f.place}” has no result yet: ${f.actual}.`,
    'Open the file in Excel or WPS and save it once.',
    'No result is not 0.',
  ),
  'source/edition-mismatch': say(
    (f) => `The template says edition ${f.expected}, the tables are of ${f.actual}.`,
    'Use the template of the report year.',
    'Year and tables have to agree.',
  ),
  'source/text-left-out': say(
    (f) => `${f.count} lines of text were left out: ${f.actual}.`,
    'If they belong to the report, add them to their section.',
    'Stray lines above the first section and below the date mostly come from the page or the form.',
  ),
  'source/undecodable': say(
    (f) => `Read as ${f.expected}, the file has ${f.actual} places that are no text.`,
    'Save the original as UTF-8 and import that, or see to those places.',
    'What cannot be read stands as “\uFFFD”; nothing is guessed.',
  ),
  'year/similar-text': say(
    (f) =>
      `${f.count} sentences of the text, ${f.actual}%, stand in last year’s report already (figures, years and names make no difference).`,
    'Write what is particular to this year, or explain why the words still hold.',
    'The notice of 2021 speaks of reports that repeat each other.',
  ),
  'source/choice-unknown': say(
    (f) => `${f.place} reads ${f.actual}, which is none of the choices.`,
    (f) => `Choose from the list: ${f.finding.expected}.`,
    'What is not known is not guessed; rules that need it cannot be judged.',
  ),
  'source/profile-missing': say(
    'Kind of agency, level and power to make 规章 are all left blank.',
    'Choose them on the sheet 单位信息.',
    'The rules on 规章, on the deadline and on the unit of fees cannot be judged without them.',
  ),
  'source/explanation-unmatched': say(
    (f) => `An explanation (核实说明) fits none of this check’s findings: ${f.actual}.`,
    'Copy the code at the end of the finding (text/received) into the left cell, or its place (三、申请!J6); delete the row if the finding is gone.',
    'It would not be sent with any finding.',
  ),
  'source/explanation-ambiguous': say(
    (f) => `The explanation (核实说明) for ${f.actual} fits more than one finding.`,
    (f) => `Write one of: ${f.finding.expected}.`,
    'It would not be sent with any finding.',
  ),
  'source/explanation-needless': say(
    (f) => `The explanation (核实说明) for ${f.actual} is for no finding that asks for one.`,
    'Errors and blanks are to be mended, not explained; then delete the row.',
    '核实说明 is for warnings where the figure is right.',
  ),
}
