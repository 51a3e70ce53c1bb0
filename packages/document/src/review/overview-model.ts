import type { Severity } from '@gongkai/schema'

/** Whether a figure is good news, waits for somebody, or needs work: a colour, always beside its words. */
export type Tone = 'good' | 'wait' | 'bad' | 'plain'

export interface Count {
  readonly label: string
  readonly count: number
  readonly tone: Tone
}

/** Findings of one kind over all units. */
export interface Kind {
  readonly code: string
  readonly severity: Severity
  /** What is wrong, or the title of the rule. */
  readonly title: string
  readonly findings: number
  readonly units: number
}

export interface OverviewUnit {
  readonly name: string
  /** Levels below the government. */
  readonly depth: number
  readonly parent?: string
  /** 已报, 未报, in words. */
  readonly standing: string
  readonly tone: Tone
  readonly errors: number
  readonly warnings: number
  /** Warnings that come with a 核实说明. */
  readonly explained: number
  /** Where its 退回修改单 lies, as a link from the page. */
  readonly notice?: string
}

/** A warning that a unit let stand, with its reason. */
export interface Explained {
  readonly unit: string
  readonly problem: string
  readonly explanation: string
}

/** A total of the government's report: a number, or the words that say what is lacking. */
export interface Total {
  readonly label: string
  readonly value: number | string | null
}

/** Everything a supervisor sees at a glance. */
export interface Overview {
  readonly government: string
  readonly year: number
  /** ISO date of the page. */
  readonly date: string
  readonly standings: readonly Count[]
  readonly kinds: readonly Kind[]
  readonly worst: readonly OverviewUnit[]
  /** How the year's requests ended, and other totals. */
  readonly outcomes: readonly Total[]
  readonly totals: readonly Total[]
  readonly units: readonly OverviewUnit[]
  readonly explained: readonly Explained[]
  /** What is to be said of the sum and of who is missing: severity and sentence. */
  readonly remarks: readonly { readonly severity: Severity; readonly text: string }[]
}
