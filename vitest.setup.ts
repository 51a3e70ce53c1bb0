import fc from 'fast-check'

// In CI the properties are tried on the same inputs every time; on a developer's machine on new ones with every run.
if (process.env.CI) fc.configureGlobal({ seed: 20261123 })
