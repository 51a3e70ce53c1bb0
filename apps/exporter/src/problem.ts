import type { Language, Sentence, Wording } from '@gongkai/schema'

/** What a call or a file is refused for: a sentence for the user, never a bug. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly wording: Wording
  /** No fault of the file at hand: the next one would meet it too. */
  readonly endsRun: boolean

  constructor(zh: string, en: string, { endsRun = false }: { readonly endsRun?: boolean } = {}) {
    super(zh)
    this.wording = { 'zh-CN': zh, en }
    this.endsRun = endsRun
  }
}

/** A refusal that another package words: what is wrong, why, what to do. */
export function problemFrom(describe: (language: Language) => Sentence): Problem {
  const zh = describe('zh-CN')
  const en = describe('en')
  return new Problem(`${zh.message}${zh.why}${zh.todo}`, `${en.message} ${en.why} ${en.todo}`)
}

/** The sentence for an error of the file system, by its code; anything else is a bug and thrown on. */
export function fileProblem(error: unknown, path: string): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
      return new Problem(`找不到文件：${path}。请核对路径和文件名。`, `No such file: ${path}.`)
    case 'EACCES':
    case 'EPERM':
      return new Problem(
        `没有权限读写：${path}。文件可能正被 Excel 或 WPS 打开，或目录是只读的。`,
        `No permission: ${path}. It may be open in Excel or WPS, or the folder is read-only.`,
      )
    case 'EBUSY':
      return new Problem(
        `文件正被其他程序使用：${path}。请关闭后再试。`,
        `In use by another program: ${path}.`,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return new Problem(
        `磁盘空间不足，没有写成：${path}。请腾出空间后再运行一次。`,
        `No space left on the disk to write ${path}. Make room and run again.`,
        { endsRun: true },
      )
    case 'EROFS':
      return new Problem(
        `磁盘是只读的，没有写成：${path}。请换一个可以写的目录。`,
        `The disk is read-only, so ${path} was not written. Choose another folder.`,
        { endsRun: true },
      )
    case 'EISDIR':
      return new Problem(`这是目录，不是文件：${path}。`, `A folder, not a file: ${path}.`)
    case 'ENOTDIR':
    case 'EEXIST':
      return new Problem(
        `同名的文件占着目录的位置：${path}。`,
        `A file stands where a folder is needed: ${path}.`,
      )
    case 'ENAMETOOLONG':
      return new Problem(`文件名太长：${path}。`, `The name is too long: ${path}.`)
    default:
      throw error
  }
}

export const inLanguage = (problem: Problem, language: Language): string => problem.wording[language]
