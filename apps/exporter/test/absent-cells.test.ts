import { editions } from '@gongkai/schema'
import { readWorkbook } from '@gongkai/workbook'
import { writeTemplate } from '@gongkai/workbook/template'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gongkai, workFolder } from './call.ts'

let folder: ReturnType<typeof workFolder>
beforeAll(async () => {
  folder = workFolder()
  const empty = await writeTemplate({ edition: editions['2021'], year: 2025 })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(empty as unknown as ArrayBuffer)
  book.getWorksheet('三、申请')?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.value === '2.重复申请') cell.value = '重复'
    })
  })
  folder.put('缺行.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
  book.removeWorksheet('四、复议诉讼')
  folder.put('缺表.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
})
afterAll(() => folder.remove())

describe('cells that a workbook does not have', () => {
  it('are told of as missing, not as blank too', async () => {
    const { out } = await gongkai('check', folder.path('缺行.xlsx'))
    expect(out).toMatch(/缺少 7 格：2.重复申请 · 自然人/u)
    const blank = out.split('\n').find((line) => line.includes('三、申请') && line.includes('cell/blank'))
    expect(blank).toBeDefined()
    expect(blank).not.toContain('重复申请')
    const table = await gongkai('check', folder.path('缺表.xlsx'))
    expect(table.out).toContain('table/missing')
    expect(table.out).not.toMatch(/四、[^\n]*cell\/blank/u)
  })

  it('fill-zero fills the blanks that are there and names those that are not', async () => {
    for (const [name, count] of [
      ['缺行', 7],
      ['缺表', 22],
    ] as const) {
      const copy = folder.path(`${name}-填零.xlsx`)
      const { code, out, err } = await gongkai('fill-zero', folder.path(`${name}.xlsx`), '-o', copy)
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/三、申请!\w+ .*空白 → 0/u)
      expect(out).toContain(`另有 ${count} 格表里没有或认不准位置，不能填：2.重复申请 · 自然人`)
      const { report } = readWorkbook(folder.bytes(`${name}-填零.xlsx`))
      expect(report.values['requests.received.natural']).toBe(0)
      expect((await gongkai('check', copy)).out).not.toContain('cell/blank')
    }
  })

  it('where only they lack a figure, nothing is written', async () => {
    const full = folder.path('缺行-填零.xlsx')
    const { code, out } = await gongkai('fill-zero', full, '-o', folder.path('再填.xlsx'))
    expect(code).toBe(0)
    expect(out).toMatch(/没有另存。\n另有 7 格/u)
    const { findings } = JSON.parse((await gongkai('check', full, '--format', 'json')).out).files[0]
    const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error').length
    const fixed = await gongkai('fix', full, '-o', folder.path('改.xlsx'))
    expect(fixed.out).toContain(`还有 ${errors} 处错误要自己改`)
  })
})
