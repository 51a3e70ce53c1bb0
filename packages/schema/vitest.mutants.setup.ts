import fc from 'fast-check'

fc.configureGlobal({ seed: 20261124, interruptAfterTimeLimit: 250, markInterruptAsFailure: false })
