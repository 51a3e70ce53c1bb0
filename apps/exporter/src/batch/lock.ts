import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { discard, takeName } from '../output.ts'
import { fileProblem, Problem } from '../problem.ts'

/**
 * Takes a folder for this run alone; gives the function that lets it go. The lock of a process that is no longer there, on
 * this machine, is taken over.
 */
export function lock(path: string): () => void {
  const temporary = `${path}.${process.pid}`
  const own = JSON.stringify({ pid: process.pid, host: hostname() })
  for (const last of [false, true]) {
    try {
      writeFileSync(temporary, own)
      // Not `wx`: killed between making and filling it, a lock would say nothing of its process.
      if (takeName(temporary, path)) return () => discard(path)
      if (last || !isAbandoned(path)) throw taken(path)
      discard(path)
    } catch (error) {
      throw fileProblem(error, path)
    } finally {
      discard(temporary)
    }
  }
  throw taken(path)
}

const taken = (path: string) =>
  new Problem(
    `另一个 gongkai 正在写这个目录。请等它结束；确实没有在运行，请删去 ${path} 后再试。`,
    `Another gongkai is writing to this folder. Wait for it; if none is running, delete ${path} and try again.`,
  )

function isAbandoned(path: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8'))
    if (host !== hostname() || typeof pid !== 'number') return false
    // After a restart, a container's process has the number that the killed one had.
    if (pid === process.pid) return true
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
