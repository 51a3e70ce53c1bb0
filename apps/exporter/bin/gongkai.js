#!/usr/bin/env node
import { main } from '../bundle/main.js'

// Exit code 1 is for reports with errors: whatever ends the command itself is 2, for those who call it from a script.
process.on('uncaughtException', (error) => {
  console.error(error)
  process.exit(2)
})
process.stdout.on('error', (error) => {
  // Whoever reads the output may stop, as `head` does.
  if (error.code !== 'EPIPE') console.error(`输出写不下去 (the output cannot be written): ${error.message}`)
  process.exit(2)
})
process.exitCode = await main(process.argv.slice(2))
