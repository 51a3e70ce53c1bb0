// `npm run pack [FOLDER]`: every public package as npm would publish it, into out/packages (or FOLDER). Prints the files, one a line.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureModules, root } from './setup.mjs'

/** Packs the public packages, in the order in which they build on each other. */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true })
  const workspaces = JSON.parse(execFileSync('npm', ['query', '.workspace'], { cwd: root, encoding: 'utf8' }))
  return workspaces
    .filter(({ private: isPrivate }) => !isPrivate)
    .map(({ location }) => {
      // A package is published with the licence it is under.
      copyFileSync(join(root, 'LICENSE'), join(root, location, 'LICENSE'))
      const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
      const told = execFileSync('npm', args, { cwd: join(root, location), encoding: 'utf8' })
      const [{ filename }] = [JSON.parse(told)].flat(2)
      return join(folder, filename.replace('@', '').replace('/', '-'))
    })
}

if (resolve(process.argv[1] ?? '') === join(root, 'scripts/pack.mjs')) {
  ensureModules()
  for (const file of packAll(resolve(process.argv[2] ?? join(root, 'out/packages')))) console.log(file)
}
