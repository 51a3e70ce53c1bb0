import { resolveReferences } from '@gongkai/ooxml'
import type { Formula } from './formula-text.ts'

/**
 * A formula as its part has it. Its references are resolved when its text is first asked for, which nobody does of most; hence a class,
 * for its getter.
 */
export class PartFormula implements Formula {
  readonly down = 0
  readonly right = 0
  private readonly xml: string
  private resolved: string | undefined

  /** `xml` holds no other references than those that every document has. */
  constructor(xml: string) {
    this.xml = xml
  }

  get text(): string {
    this.resolved ??= resolveReferences(this.xml)
    return this.resolved
  }
}
