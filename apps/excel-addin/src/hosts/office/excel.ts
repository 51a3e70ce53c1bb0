/// <reference types="office-js" />
import { HostError, type HostErrorCode } from '../../port.ts'

/** What the adapter needs of Office.js. */
export interface OfficeApi {
  readonly Excel: Pick<typeof Excel, 'run'>
  /** Whether a requirement set is there: `ExcelApi`, `1.13`. */
  readonly supports: (set: string, version?: string) => boolean
  /** The desktop program on a Mac cannot download from a pane (office-js issue 2700), nor can that on iOS. */
  readonly downloads: boolean
}

type Batch<R> = (context: Excel.RequestContext) => Promise<R>

/**
 * Runs a batch at once.
 *
 * @throws HostError; `editing` while a cell is open for typing: then nothing of the batch was done
 */
export const run = <R>({ Excel }: OfficeApi, batch: Batch<R>): Promise<R> => told(Excel.run(batch))

/** How long a click of the official waits for the end of typing, in milliseconds. */
const patience = 1_500

/**
 * Runs the first batch of what the official asked for: where a cell is open for typing it waits a moment for the end of it.
 * Such a batch must only read, or do what does no harm when it comes late: Excel still runs it after the waiting was given up.
 *
 * @throws HostError as `run` does
 */
export async function runWhenFree<R>(api: OfficeApi, batch: Batch<R>): Promise<R> {
  try {
    return await run(api, batch)
  } catch (error) {
    if (!isEditing(error) || !api.supports('DelayForCellEdit')) throw error
    return await unless(told(api.Excel.run({ delayForCellEdit: true }, batch)), error)
  }
}

/** The result, or the error where it does not come in time. */
async function unless<R>(result: Promise<R>, late: unknown): Promise<R> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const waited = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), patience)
  })
  try {
    return await Promise.race([result, waited])
  } finally {
    clearTimeout(timer)
  }
}

export const isEditing = (error: unknown): boolean => error instanceof HostError && error.code === 'editing'

/** Messages come in the user's language, so that only codes can be told apart. */
const codes: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: 'editing',
  AccessDenied: 'protected',
  ItemNotFound: 'gone',
  InactiveWorkbook: 'no-workbook',
  ApiNotFound: 'unsupported',
  NotImplemented: 'unsupported',
  UnsupportedFeature: 'unsupported',
  UnsupportedOperation: 'unsupported',
}

/** Errors of Office.js that no workbook can cause. */
const ownFaults = new Set([
  'PropertyNotLoaded',
  'ValueNotLoaded',
  'InvalidObjectPath',
  'InvalidRequestContext',
])

async function told<R>(result: Promise<R>): Promise<R> {
  try {
    return await result
  } catch (cause) {
    const code = codeOf(cause)
    if (code === undefined || ownFaults.has(code)) throw cause
    throw new HostError(codes[code] ?? 'refused', { cause })
  }
}

/** @returns `undefined` for what is no error of Office.js */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof HostError) return undefined
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}
