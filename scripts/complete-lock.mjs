// `npm run lock` after a dependency changed: a registry that mirrors only its own platform leaves the binaries of the others
// out of package-lock.json, and `npm ci` then refuses the file everywhere. Their versions are exact in the packages that
// name them, so they are written down from there. Nothing is installed.
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './setup.mjs'

const path = `${root}package-lock.json`
const lock = JSON.parse(readFileSync(path, 'utf8'))
const { packages } = lock

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]

/** The platform a binary package is for, as its name says it: @biomejs/cli-linux-arm64-musl. */
function platformOf(name) {
  const words = name.replaceAll('windows', 'win32').replaceAll('-64', '-x64').split(/[-/]/u)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) =>
    words.some((word) => word === processor || word.startsWith(`${processor}eabi`)),
  )
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }) }
}

let added = 0
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${from}/node_modules/${name}`
    const hoisted = `node_modules/${name}`
    if (packages[nested] || packages[hoisted] || !/^\d/u.test(version)) continue
    packages[hoisted] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} platform packages written down`)
