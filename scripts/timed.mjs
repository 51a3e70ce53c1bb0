// A command run and measured as a whole: its start, all its threads.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Seconds a call takes, processor seconds of all its threads, the most memory it had in MB, how it ended, and with `listen`
 * what it printed. It is killed once `until` says so of what it printed and of the seconds so far.
 */
export async function timed(command, args, { listen = false, until } = {}) {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', listen ? 'pipe' : 'ignore', 'inherit'] })
  const seconds = () => (performance.now() - start) / 1000
  let peak = 0
  let cpu = 0
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  const watch = setInterval(
    () => {
      if (until?.(out, seconds())) child.kill('SIGKILL')
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
        cpu = (Number(stat[11]) + Number(stat[12])) / 100
        peak = Math.max(peak, Number(status.match(/VmHWM:\s+(\d+)/u)?.[1] ?? 0) / 1024)
      } catch {
        // It has just ended, or the system has no /proc.
      }
    },
    until ? 5 : 20,
  )
  const [code, signal] = await new Promise((resolve) => child.on('close', (...how) => resolve(how)))
  clearInterval(watch)
  return { seconds: seconds(), cpu, peak, code, signal, out }
}
