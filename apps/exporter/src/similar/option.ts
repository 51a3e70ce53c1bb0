import type { Outcome } from '../batch/outcome.ts'
import type { Call, Context } from '../command.ts'
import type { Options } from '../options.ts'
import { Problem } from '../problem.ts'
import type { Printing } from '../reporters/print.ts'
import { type Reporter, reporterOf } from '../reporters/reporter.ts'
import { similarityJson } from './json.ts'
import { similarPairs } from './pairs.ts'
import type { Text } from './sentences.ts'
import { usualThreshold } from './share.ts'
import { similarityText } from './words.ts'

/** The options by which texts are compared with each other. */
export const similarOptions = {
  similar: {
    type: 'boolean',
    says: {
      'zh-CN': '列出文字雷同的报告',
      en: 'list reports whose texts are alike',
    },
  },
  threshold: {
    type: 'string',
    value: 'SHARE',
    says: {
      'zh-CN': `相同的句子占多少才列出，大于 0、不大于 1，默认 ${usualThreshold}`,
      en: `the share of the sentences from which two texts are listed, above 0 and up to 1; ${usualThreshold} where left out`,
    },
  },
} as const satisfies Options

/** A report's text, as a task gives it back. */
export interface TextData {
  readonly text?: Text
}

/** From which share of the sentences on two texts are told of; nothing where the call does not ask. Throws a Problem. */
export function thresholdOf(call: Call): number | undefined {
  const given = call.text('threshold')
  if (!call.flag('similar')) {
    if (given === undefined) return undefined
    throw new Problem('--threshold 是给 --similar 用的。', '--threshold goes with --similar.')
  }
  if (given === undefined) return usualThreshold
  const threshold = /^\d?\.?\d+$/u.test(given) ? Number(given) : 0
  if (threshold > 0 && threshold <= 1) return threshold
  throw new Problem(
    `--threshold 是相同的句子占多少，应大于 0、不大于 1，例如 0.6；写的是「${given}」。`,
    `--threshold is a share above 0 and up to 1, such as 0.6, not “${given}”.`,
  )
}

/** The call's printing, with the texts that are alike at the end: a list for people, a key of the JSON. */
export function reporterWithSimilar(
  printing: Printing,
  context: Context,
  several: boolean,
  { threshold, detailed }: { readonly threshold: number; readonly detailed: boolean },
): Reporter {
  const texts: Text[] = []
  const json = () => ({ similar: similarityJson(similarPairs(texts, threshold), threshold) })
  const reporter = reporterOf(printing, context, several, json)
  return {
    add: (outcome: Outcome) => {
      const text = (outcome.data as TextData | undefined)?.text
      if (text) texts.push(text)
      reporter.add(outcome)
    },
    end: (tally) => {
      reporter.end(tally)
      if (printing.format === 'json') return
      const { language } = printing
      context.out(similarityText(similarPairs(texts, threshold), { language, threshold, detailed }))
    },
  }
}
