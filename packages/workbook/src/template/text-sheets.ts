import { type Edition, headingOf, type Report } from '@gongkai/schema'
import { explanationsName, headingName, sectionSheets, sheetNames } from '../names.ts'
import { emptySheet, one, type Sheet, type SheetCell } from './model.ts'
import { textBlock } from './text-block.ts'

const sectionHints: Partial<Record<string, (edition: Edition) => string>> = {
  overview: ({ aspects }) =>
    aspects.length === 0 ? '每行一段。' : `每行一段，写到${aspects.map(({ name }) => name).join('、')}。`,
  problems: () => '每行一段，写存在的主要问题和改进情况，不能只写「无」。',
  other: () => '每行一段，写明本年度信息处理费的收取情况；没有收取的写明未收取。',
}

/** A section of text, one row for each paragraph; before the first one stands the preface. */
export function textSheet(
  edition: Edition,
  id: 'overview' | 'problems' | 'other',
  report: Report | undefined,
): Sheet {
  const width = 82
  const paragraphs = report?.sections[id] ?? []
  const body = textBlock({
    label: sectionHints[id]?.(edition) ?? '每行一段。',
    paragraphs,
    blanks: Math.max(5, 20 - paragraphs.length),
    top: 2,
    left: 1,
    right: 1,
    width,
    name: id,
  })
  const preface =
    id === 'overview'
      ? textBlock({
          label: '前言：写在「一」之前的话，可不填，每行一段',
          paragraphs: report?.preface ?? [],
          blanks: 3,
          top: body.bottom + 2,
          left: 1,
          right: 1,
          width,
          name: 'preface',
        })
      : undefined
  return {
    ...emptySheet,
    name: sectionSheets[id],
    widths: [width],
    heights: new Map([[1, 28], ...body.heights, ...(preface?.heights ?? [])]),
    cells: [
      { row: 1, column: 1, value: report?.headings?.[id] ?? headingOf(edition, id), look: 'title' },
      ...body.cells,
      ...(preface?.cells ?? []),
    ],
    names: new Map([[headingName(id), one({ row: 1, column: 1 })], ...body.names, ...(preface?.names ?? [])]),
    growing: true,
  }
}

/** 核实说明: what a warning is explained with. */
export function explanationsSheet(report: Report | undefined): Sheet {
  const given = report?.explanations ?? []
  const rows = [...given, ...Array.from({ length: 20 }, () => undefined)]
  const top = 2
  const bottom = top + rows.length + 1
  return {
    ...emptySheet,
    name: sheetNames.explanations,
    widths: [48, 80],
    heights: new Map([[1, 28]]),
    cells: [
      { row: 1, column: 1, value: '核实说明', look: 'title' },
      {
        row: top,
        column: 1,
        value: '说明哪一条提示：照抄提示末尾的代码，或写位置（如「三、申请!J6」）',
        look: 'label',
      },
      { row: top, column: 2, value: '说明', look: 'label' },
      ...rows.flatMap((given, i): readonly SheetCell[] => [
        { row: top + 1 + i, column: 1, value: given?.for ?? null, look: 'text', input: true },
        { row: top + 1 + i, column: 2, value: given?.text ?? null, look: 'text', input: true },
      ]),
      { row: bottom, column: 1, value: '（以上每行一条）', look: 'hint' },
    ],
    names: new Map([[explanationsName, { top, left: 1, bottom, right: 2 }]]),
    growing: true,
  }
}
