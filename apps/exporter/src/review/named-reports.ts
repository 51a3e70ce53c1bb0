import { type Edition, nameKey, type Unit } from '@gongkai/schema'
import type { Context } from '../command.ts'
import { Problem } from '../problem.ts'
import { printable } from '../reporters/text.ts'
import type { Surveyed } from './survey.ts'

interface Expected {
  readonly government: string
  readonly units: readonly Unit[]
}

/** What is asked for with each option, and what becomes of it. */
const words = {
  own: {
    wanted: ['本级报表', 'report of its own (本级)'],
    todo: [
      '请换成本级的报表；这一份放在各单位报表的目录里就会计入',
      'Name that one; this one counts where it lies among the units’ reports',
    ],
    done: ['仍作为它的本级计入', 'it is counted as the government’s own'],
  },
  filed: {
    wanted: ['上报汇总表', 'sum as it filed it'],
    todo: [
      '请换成它上报的汇总表；要核对这一份，请用 --for 写明它的单位',
      'Name that one; to compare this one, name its agency with --for',
    ],
    done: ['仍作为它的上报汇总数来比', 'it is compared as the government’s'],
  },
} as const

/** The report of another unit is refused; one whose agency is only called otherwise is taken, and that is said. */
export function checkWhose(
  option: keyof typeof words,
  { filing: { agency, file }, isRollup }: Surveyed,
  { government, units }: Expected,
  { language, err }: Pick<Context, 'language' | 'err'>,
): void {
  if (option === 'own' && isRollup) {
    err(
      language === 'en'
        ? `The report of --own was written by gongkai rollup and is counted as 本级: if units of this run are in it, they count twice: ${printable(file)}\n`
        : `--own 的报表是 gongkai rollup 写出的汇总表，仍作为本级计入；里面如果已经有所属单位的数，就重复了，请换成本级的报表：${printable(file)}\n`,
    )
  }
  if (nameKey(agency) === nameKey(government)) return
  const { wanted, todo, done } = words[option]
  if (units.some(({ name }) => nameKey(name) === nameKey(agency))) {
    throw new Problem(
      `--${option} 给的是「${agency}」的报表，应为「${government}」的${wanted[0]}：${file}。${todo[0]}。`,
      `--${option} names the report of “${agency}”, where the ${wanted[1]} of “${government}” is asked for: ${file}. ${todo[1]}.`,
    )
  }
  const [zh, en] =
    agency === ''
      ? ['没有写单位名称', 'names no agency']
      : [`写的单位是「${agency}」`, `is of “${agency}” by its name`]
  const said =
    language === 'en'
      ? `The report of --${option} ${en}, not of “${government}”; ${done[1]}. If it is another’s, name the right file: ${file}`
      : `--${option} 的报表${zh}，不是「${government}」；${done[0]}。不是它的，请换一份：${file}`
  err(`${printable(said)}\n`)
}

/** A filed report of another year or form has nothing to be compared with. */
export function refuseOther({ filing }: Surveyed, year: number, edition: Edition): void {
  if (filing.year === year && filing.edition === edition.id) return
  throw new Problem(
    `--filed 的报表是 ${filing.year} 年度、${filing.edition} 版，汇总的是 ${year} 年度、${edition.id} 版，不能比较：${filing.file}。`,
    `The report of --filed is of ${filing.year}, edition ${filing.edition}; the roll-up is of ${year}, edition ${edition.id}: ${filing.file}.`,
  )
}
