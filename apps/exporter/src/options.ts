import type { Wording } from '@gongkai/schema'

/** One option of a command: what node:util needs of it, and its line in the command's help. */
export type Option = {
  readonly short?: string
  readonly says: Wording
} & (
  | { readonly type: 'boolean' }
  | { readonly type: 'string' /** FILE, N, text|json. */; readonly value: string }
)

export type Options = Readonly<Record<string, Option>>

/** `-o`, which each command says more of. */
export const outputOption = (value: string, zh: string, en: string): Option => ({
  type: 'string',
  short: 'o',
  value,
  says: { 'zh-CN': zh, en },
})

/** `-o` of the commands that write files or a folder. */
export const fileOrFolder = outputOption(
  'FILE|DIR',
  '写到哪里：以文件类型（如 .xlsx）结尾的是文件，其余是目录',
  'where to write: what ends in a file type (such as .xlsx) is a file, anything else a folder',
)

export const forceOption: Option = {
  type: 'boolean',
  says: { 'zh-CN': '替换已有的文件', en: 'replace files that exist' },
}

/** `--format` of the commands whose results programs read too. */
export const formatOption: Option = {
  type: 'string',
  value: 'text|json',
  says: {
    'zh-CN': '给人看的文字，或给程序用的 JSON',
    en: 'text for people or JSON for programs',
  },
}

/** The options of every command. */
export const commonOptions = {
  lang: {
    type: 'string',
    value: 'zh-CN|en',
    says: { 'zh-CN': '语言', en: 'language' },
  },
  help: { type: 'boolean', short: 'h', says: { 'zh-CN': '显示这份帮助', en: 'show this help' } },
} as const satisfies Options
