#!/usr/bin/env node
import { main } from '../bundle/main.js'

// Whoever reads the output may stop, as `head` does.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(2)
})
process.exitCode = await main(process.argv.slice(2))
