import { builds } from './facade.ts'
import { fakeWps } from './fake.ts'
import type { ModelBook } from './model.ts'

// Bundled and run in a page before its own scripts, which then find a WPS to talk to.
Object.assign(window, {
  installWps(books: readonly ModelBook[], build: string) {
    const fake = fakeWps(books, builds[build]!)
    Object.assign(window, { Application: fake.application, wps: fake.application, fake })
  },
})
