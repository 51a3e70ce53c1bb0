import type { Context } from '../command.ts'
import type { Printing } from '../reporters/print.ts'
import type { BatchSettings } from './settings.ts'

export interface Progress {
  /** One file more is done. */
  readonly step: () => void
  readonly end: () => void
}

const none: Progress = { step: () => undefined, end: () => undefined }

/** A bar with rate and time left, for a person who waits: on a terminal, and not between printed results. */
export async function startProgress(
  total: number,
  { progress: stream, interactive }: Context,
  { quiet }: BatchSettings,
  { language, format, detailed }: Printing,
): Promise<Progress> {
  const printsBetween = interactive && (detailed || format === 'json')
  if (!stream || quiet || total < 2 || printsBetween) return none
  const { SingleBar } = await import('cli-progress')
  const line =
    language === 'en'
      ? '{bar} {value}/{total}  {rate} per second  {eta_formatted} left'
      : '{bar} {value}/{total}  每秒 {rate} 份  还需 {eta_formatted}'
  const bar = new SingleBar({
    stream,
    format: line,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    etaBuffer: 500,
    clearOnComplete: true,
    hideCursor: true,
    // Interrupts are the run's to answer.
    gracefulExit: false,
  })
  const started = performance.now()
  let done = 0
  bar.start(total, 0, { rate: '-' })
  return {
    step: () => {
      done++
      bar.update(done, { rate: Math.round((done * 1000) / (performance.now() - started)) })
    },
    end: () => bar.stop(),
  }
}
