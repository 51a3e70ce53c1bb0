import type { LiveContent } from '@gongkai/workbook/sheets'
import { OfficeFault } from './fault.ts'

/** What Excel makes of what is typed, or written by a program. */
export function entered(value: unknown, asText: boolean, keepsApostrophes: boolean): LiveContent {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return asText ? String(value) : value
  if (typeof value !== 'string') throw new OfficeFault('InvalidArgument')
  if (asText) return keepsApostrophes ? value : value.replace(/^'/, '')
  if (value.startsWith("'")) return value.slice(1)
  if (/^[=]/.test(value)) return formulaOf(value)
  if (/^[+-]?\d+(\.\d+)?%?$/.test(value.trim())) return Number.parseFloat(value)
  if (/^(true|false)$/i.test(value)) return value.toUpperCase()
  if (/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$/.test(value)) return 45_000
  return /^[+-]/.test(value) ? formulaOf(`=${value}`) : value
}

/** Excel refuses what is no formula, and writes names of functions in capitals. */
function formulaOf(text: string): LiveContent {
  const open = text.split('(').length
  if (open !== text.split(')').length || text.length < 2) throw new OfficeFault('InvalidArgument')
  return { formula: text.replace(/[a-z]+(?=\()/g, (name) => name.toUpperCase()) }
}
