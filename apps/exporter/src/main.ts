import type { Language } from '@gongkai/schema'
import { type Command, oneOf, type Terminal } from './command.ts'
import { helpOf } from './help.ts'
import { nearestOf } from './nearest.ts'
import { parseCall } from './parse-call.ts'
import { inLanguage, Problem } from './problem.ts'
import { version } from './version.ts'

/** In the order of the help. Each is loaded when it is called: what all of them import takes half a second. */
const commands = {
  template: async () => (await import('./commands/template.ts')).templateCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  annotate: async () => (await import('./commands/annotate.ts')).annotateCommand,
  fix: async () => (await import('./commands/fix.ts')).fixCommand,
  'fill-zero': async () => (await import('./commands/fill-zero.ts')).fillZeroCommand,
  text: async () => (await import('./commands/text.ts')).textCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  rollup: async () => (await import('./commands/rollup.ts')).rollupCommand,
  review: async () => (await import('./commands/review.ts')).reviewCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
} as const satisfies Record<string, () => Promise<Command>>

async function help(language: Language): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = all.map(
    ({ name, usage, summary }) => `  gongkai ${name} ${usage}\n      ${summary[language]}`,
  )
  return language === 'en'
    ? `gongkai ${version}: the yearly report on open government information\n\n${lines.join('\n')}\n\n  gongkai COMMAND --help explains its options\n  --lang zh-CN|en, --help, --version\n  exit code: 0 no error, 1 errors found, 2 unreadable or a wrong call\n`
    : `gongkai ${version}：政府信息公开工作年度报告工具\n\n${lines.join('\n')}\n\n  gongkai 命令 --help 逐个说明它的选项\n  --lang zh-CN|en 语言，--help 帮助，--version 版本\n  退出码：0 没有错误，1 有错误，2 读不了或命令不对\n`
}

/** `--lang` decides the language of refusals too, so it is looked for before the call is understood. */
function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  if (at === -1) return 'zh-CN'
  const given = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1]
  return oneOf('lang', given, ['zh-CN', 'en'], 'zh-CN')
}

/** `--lang en` and nothing else asks for help in that language. */
const isLanguageAlone = ([name = '', ...rest]: readonly string[]) =>
  name.startsWith('--lang') &&
  rest.every((word, i) => (i === 0 && name === '--lang') || /^(?:--help|-h|help)$/u.test(word))

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
    if (asksHelp || isLanguageAlone(args)) {
      terminal.out(await help(language))
      return name === undefined ? 2 : 0
    }
    if (name === '--version' || name === '-v') {
      terminal.out(`${version}\n`)
      return 0
    }
    if (name.startsWith('-') && rest.some((word) => Object.hasOwn(commands, word))) {
      throw new Problem(
        `选项要写在命令后面：gongkai 命令 文件 ${name} …。`,
        `Options come after the command: gongkai COMMAND FILE ${name} ….`,
      )
    }
    if (!Object.hasOwn(commands, name)) {
      const near = nearestOf(name, Object.keys(commands))
      const [zh, en] = near === undefined ? ['', ''] : [`是不是 ${near}？`, ` Did you mean ${near}?`]
      throw new Problem(
        `没有「${name}」这个命令。${zh}运行 gongkai --help 看有哪些命令。`,
        `There is no command “${name}”.${en} See gongkai --help.`,
      )
    }
    const command = await commands[name as keyof typeof commands]()
    const call = parseCall(command, rest)
    if (call.flag('help')) {
      terminal.out(helpOf(command, language))
      return 0
    }
    return await command.run(call, { ...terminal, language, tool: `gongkai ${version}` })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.err(`${inLanguage(error, language)}\n`)
    return 2
  }
}
