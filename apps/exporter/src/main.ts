import type { Language } from '@gongkai/schema'
import { type Command, oneOf, parseCall, type Terminal } from './command.ts'
import { annotateCommand } from './commands/annotate.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { exportCommand } from './commands/export.ts'
import { fillZeroCommand } from './commands/fill-zero.ts'
import { fixCommand } from './commands/fix.ts'
import { importCommand } from './commands/import.ts'
import { reviewCommand } from './commands/review.ts'
import { rollupCommand } from './commands/rollup.ts'
import { templateCommand } from './commands/template.ts'
import { textCommand } from './commands/text.ts'
import { verifyCommand } from './commands/verify.ts'
import { inLanguage, Problem } from './problem.ts'
import { version } from './version.ts'

const commands: readonly Command[] = [
  templateCommand,
  checkCommand,
  exportCommand,
  importCommand,
  annotateCommand,
  fixCommand,
  fillZeroCommand,
  textCommand,
  compareCommand,
  rollupCommand,
  reviewCommand,
  verifyCommand,
]

function help(language: Language): string {
  const lines = commands.map(
    ({ name, usage, summary }) => `  gongkai ${name} ${usage}\n      ${summary[language]}`,
  )
  return language === 'en'
    ? `gongkai ${version}: the yearly report on open government information\n\n${lines.join('\n')}\n\n  --lang zh-CN|en, --help, --version\n  exit code: 0 no error, 1 errors found, 2 unreadable or a wrong call\n`
    : `gongkai ${version}：政府信息公开工作年度报告工具\n\n${lines.join('\n')}\n\n  --lang zh-CN|en 语言，--help 帮助，--version 版本\n  退出码：0 没有错误，1 有错误，2 读不了或命令不对\n`
}

/** `--lang` decides the language of refusals too, so it is looked for before the call is understood. */
function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  if (at === -1) return 'zh-CN'
  const given = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1]
  return oneOf('lang', given, ['zh-CN', 'en'], 'zh-CN')
}

const standard: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stdout.isTTY === true && !process.env.NO_COLOR,
  ...(process.stderr.isTTY && { progress: process.stderr }),
}

/**
 * Runs one call of the command. Resolves to the exit code: 0 = no error in the reports, 1 = errors, 2 = something could not
 * be read or the call is off. A bug rejects.
 */
export async function main(args: readonly string[], terminal: Terminal = standard): Promise<number> {
  let language: Language = 'zh-CN'
  try {
    language = languageOf(args)
    const [name, ...rest] = args
    const asksHelp = name === undefined || name === '--help' || name === '-h' || name === 'help'
    if (asksHelp || name.startsWith('--lang')) {
      terminal.out(help(language))
      return name === undefined ? 2 : 0
    }
    if (name === '--version' || name === '-v') {
      terminal.out(`${version}\n`)
      return 0
    }
    const command = commands.find((candidate) => candidate.name === name)
    if (!command) {
      throw new Problem(
        `没有「${name}」这个命令。运行 gongkai --help 看有哪些命令。`,
        `There is no command “${name}”; see gongkai --help.`,
      )
    }
    const call = parseCall(command, rest)
    if (call.flag('help')) {
      terminal.out(help(language))
      return 0
    }
    return await command.run(call, { ...terminal, language, tool: `gongkai ${version}` })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.err(`${inLanguage(error, language)}\n`)
    return 2
  }
}
