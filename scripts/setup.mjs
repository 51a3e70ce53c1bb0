// Installs what is missing before a script of the repository runs: node modules always, the programs that tests look
// at our files with (LibreOffice, Chromium, poppler, three fonts) where this is Debian and we are root.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `gongkai 需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。Node ≥ 20.19 is needed.`,
  )
  process.exit(2)
}

/** Runs a command in the repository; its exit code, 127 where it cannot be started. */
export function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  return status ?? 127
}

function must(command, args, options) {
  const status = run(command, args, options)
  if (status !== 0) {
    console.error(`失败（${status}）：${command} ${args.join(' ')}`)
    process.exit(status)
  }
}

/** `npm ci` when node_modules is absent or older than the lock file; it builds through `prepare`. */
export function ensureModules() {
  const installed = `${root}node_modules/.package-lock.json`
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages
  const have = existsSync(installed) ? JSON.parse(readFileSync(installed, 'utf8')).packages : {}
  const stale = Object.entries(wanted).some(
    ([path, { version, link, optional }]) =>
      path !== '' && !link && !optional && have[path]?.version !== version,
  )
  if (stale) must('npm', ['ci', '--no-audit', '--no-fund'])
  else must('npm', ['run', 'build', '--silent', '--', '--output-logs=errors-only'])
}

const onPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

const tools = [
  { needed: () => onPath('soffice'), packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'] },
  {
    needed: () => onPath('chromium-headless-shell') || onPath('chromium'),
    packages: ['chromium-headless-shell'],
  },
  { needed: () => onPath('pdftotext'), packages: ['poppler-utils'] },
  {
    needed: () => existsSync('/usr/share/fonts/truetype/arphic-gbsn00lp'),
    packages: ['fonts-arphic-gbsn00lp'],
  },
  {
    needed: () => existsSync('/usr/share/fonts/truetype/arphic-gkai00mp'),
    packages: ['fonts-arphic-gkai00mp'],
  },
  { needed: () => existsSync('/usr/share/fonts/truetype/wqy'), packages: ['fonts-wqy-zenhei'] },
]

/** The programs tests need beside Node. Elsewhere than on Debian as root they are named, and their tests say skipped. */
export function ensureTools() {
  const missing = tools.filter(({ needed }) => !needed()).flatMap(({ packages }) => packages)
  if (missing.length === 0) return
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    must('apt-get', ['update', '-qq'], { env })
    must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env })
    return
  }
  console.warn(
    `缺少测试所需的程序，相关测试将跳过；在 Debian 上请安装：sudo apt-get install ${missing.join(' ')}`,
  )
}
