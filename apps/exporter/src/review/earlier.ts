import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { nameKey, type Unit, type Wording } from '@gongkai/schema'
import { type Listing, listInputs, reportTypes } from '../batch/listing.ts'
import { recordedIn } from '../batch/manifest.ts'
import type { Context } from '../command.ts'
import { printable } from '../reporters/text.ts'
import type { Survey } from './survey.ts'

/** What earlier runs wrote into the folder that is read: none of it was filed. */

type Telling = Pick<Context, 'language' | 'err'>

/** What a government is called that neither roster nor report names. */
export const everybody: Wording = { 'zh-CN': '各单位', en: 'All units' }

/** As many folders are named. */
const told = 5

function foldersLine(folders: readonly string[], language: Context['language']): string {
  const more = folders.length > told
  return language === 'en'
    ? `${folders.length} folders were not read, for earlier runs wrote them (they hold a record, .gongkai): ${folders.slice(0, told).join(', ')}${more ? ' and more' : ''}. Move reports that were filed there elsewhere.`
    : `没有读 ${folders.length} 个目录，里面是以前运行写出的文件（有 .gongkai 记录）：${folders.slice(0, told).join('、')}${more ? ' 等' : ''}。里面如有报送的报表，请移到别处。`
}

const isReport = (name: string) => reportTypes.includes(extname(name).toLowerCase())

/** Only import makes reports, and nothing else, of what is none: they were filed, in another form. */
function isImported(folder: string): boolean {
  const entries = recordedIn(join(folder, '.gongkai', 'manifest.jsonl'))
  return (
    entries.length > 0 &&
    entries.every(({ input, files }) => !isReport(input) && files.every(({ name }) => isReport(name)))
  )
}

/** The reports in folders and zip files; folders inside that earlier runs wrote to are passed over and told of. Throws a Problem. */
export async function listReports(
  paths: readonly string[],
  except: string | undefined,
  { language, err }: Telling,
): Promise<Listing> {
  const folders: string[] = []
  const passes = (folder: string) => {
    const isPassed = existsSync(join(folder, '.gongkai')) && !isImported(folder)
    if (isPassed) folders.push(folder)
    return isPassed
  }
  try {
    return await listInputs(paths, { passes, ...(except !== undefined && { except }) })
  } finally {
    if (folders.length > 0) err(`${printable(foldersLine(folders, language))}\n`)
  }
}

/**
 * The survey without the workbooks that an earlier roll-up wrote for the same government: as its 本级 they would count every
 * unit twice. One whose 口径 is 汇总 may have filed just that.
 */
export function withoutResults(
  { read, unread }: Survey,
  { government, units }: { readonly government: string; readonly units: readonly Unit[] },
  { language, err }: Telling,
): Survey {
  const keys = Object.values(everybody).map(nameKey)
  const top = nameKey(government)
  if (units.find(({ name }) => nameKey(name) === top)?.scope !== 'whole') keys.push(top)
  const isResult = ({ isRollup, filing }: Survey['read'][number]) =>
    isRollup && keys.includes(nameKey(filing.agency))
  for (const { filing } of read.filter(isResult)) {
    const said =
      language === 'en'
        ? `${filing.file} is an earlier result of gongkai rollup and was not added to the reports it comes from. Delete it, or write it to another folder; to compare it with its units, use --filed.`
        : `「${filing.file}」是 gongkai rollup 以前写出的汇总表，没有计入，以免重复。请删去，或写到别的目录；要拿它与各单位相比，请用 --filed。`
    err(`${printable(said)}\n`)
  }
  return { read: read.filter((one) => !isResult(one)), unread }
}
