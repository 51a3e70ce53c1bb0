// Who is in the city, and what is wrong with whose report.
const government = '某市人民政府'
const year = 2025
const deadline = '2026-01-31'

const unread = { standing: '文件读不了，未计入', said: '可能是「{unit}」' }
const withErrors = { standing: '有错误，未计入', said: '「{unit}」有 \\d+ 处错误，没有计入' }

/**
 * What may be wrong with a report, and by which words each step has to name it: `file` in its own check, `said` in the
 * roll-up, where `{unit}` stands for the agency, `standing` in the list of units.
 */
export const faults = {
  truncated: { file: '不完整|损坏', ...unread },
  password: { file: '密码', ...unread },
  notAWorkbook: { file: '不是 Excel 工作簿', ...unread },
  empty: { file: '文件是空的', ...unread },
  blank: { file: 'cell/blank', ...withErrors },
  wrongSum: { file: 'requests/row-total', ...withErrors },
  otherEdition: { file: 'report/edition', standing: '版本不同，未计入', said: '「{unit}」.*2019' },
  otherYear: { standing: '年度不同，未计入', said: `「{unit}」报的是 ${year - 1} 年度` },
  late: { standing: '已计入，迟报', said: '「{unit}」迟报' },
  double: { standing: '重复，未计入', said: '「{unit}」有 2 份内容不同的报表' },
  missing: { standing: '未报', said: '「{unit}」没有报送' },
  unknown: { said: '单位「{unit}」不在名册上' },
}

/** Faults that go back to the unit with a 退回修改单: all that a file of its own shows, another year, and several that differ. */
export const isReturned = (fault) =>
  fault !== undefined && (faults[fault].file !== undefined || fault === 'otherYear' || fault === 'double')

/** Words of a step that name a fault of a unit. */
export const saidOf = ({ name, fault }) => new RegExp(faults[fault].said.replaceAll('{unit}', name), 'u')

const two = (number) => String(number).padStart(2, '0')

/** The city, its bureaus, and counties of about a hundred agencies with bureaus and towns: three levels below one another. */
function roster(many) {
  const top = { name: government, level: '市级', kind: '人民政府', folder: '市本级' }
  const counties = Math.max(2, Math.round(many / 100))
  const units = [top]
  for (let i = 1; i <= counties; i++) {
    const name = `第${two(i)}县人民政府`
    units.push({ name, parent: government, level: '县级', kind: '人民政府', folder: `第${two(i)}县` })
  }
  for (let i = 0; units.length < many; i++) {
    const parent = units[i % (counties + 1)]
    const number = two(Math.floor(i / (counties + 1)) + 1)
    const base = parent.name.replace('人民政府', '')
    const town = parent !== top && i % 3 === 0
    units.push({
      name: town ? `${base}第${number}镇人民政府` : `${base}第${number}局`,
      parent: parent.name,
      level: town ? '乡镇级' : parent.level,
      kind: town ? '人民政府' : '政府部门',
      folder: parent.folder,
    })
  }
  return { units, counties }
}

/** The units of a city of so many agencies, five in a hundred of them with a fault, each kind at least once. */
export function planOf(many) {
  const { units, counties } = roster(many)
  const kinds = Object.keys(faults)
  const broken = Math.max(kinds.length, Math.round(many * 0.05))
  const leaves = units.slice(1 + counties)
  if (leaves.length < broken) throw new RangeError(`${many} agencies are too few`)
  for (let i = 0; i < broken; i++) {
    const fault = kinds[i % kinds.length]
    const unit = leaves[Math.floor((i * leaves.length) / broken)]
    if (fault === 'unknown') unit.stranger = `外来第${two(i)}局`
    else unit.fault = fault
  }
  const strangers = units
    .filter(({ stranger }) => stranger)
    .map(({ stranger, folder }) => ({ name: stranger, folder, fault: 'unknown' }))
  return { government, year, deadline, units, strangers }
}

export const rosterCsv = ({ units, deadline }) =>
  [
    '单位,上级,层级,类型,可制定规章,期限,口径',
    ...units.map(({ name, parent = '', level, kind, folder }) => {
      const scope = kind === '人民政府' && level !== '乡镇级' ? '本级' : ''
      return [name, parent, level, kind, folder === '市本级' ? '是' : '', deadline, scope].join(',')
    }),
    '',
  ].join('\n')
