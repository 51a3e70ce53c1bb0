import fc from 'fast-check'
import { networkOf } from './src/diagnose/network.ts'
import type { Edition } from './src/editions/form.ts'
import { editions } from './src/editions/index.ts'
import { forms } from './src/match/forms.ts'
import { linksOf } from './src/rules/chain.ts'
import { chainRules } from './src/rules/index.ts'

fc.configureGlobal({ seed: 20261124, interruptAfterTimeLimit: 100, markInterruptAsFailure: false })

// What is made once and kept (sums, links, networks, forms) is made before the tests, so that all of them count for it and
// not the first alone. A fault that ends it is left to them: without a single test run, Stryker takes a mutant for one that survived.
try {
  forms()
  for (const edition of Object.values<Edition>(editions)) {
    networkOf(edition)
    for (const rule of chainRules) linksOf(rule, edition)
  }
} catch {
  // The tests meet it too.
}
