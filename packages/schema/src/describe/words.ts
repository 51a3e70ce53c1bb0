import type { Facts } from './facts.ts'

export interface Words {
  readonly message: (facts: Facts) => string
  readonly todo: (facts: Facts) => string
  /** Why it matters, for codes that are no rule with a title and a basis of their own. */
  readonly why?: string
}

export const say = (
  message: string | ((f: Facts) => string),
  todo: string | ((f: Facts) => string),
  why?: string,
): Words => ({
  message: typeof message === 'string' ? () => message : message,
  todo: typeof todo === 'string' ? () => todo : todo,
  ...(why !== undefined && { why }),
})
