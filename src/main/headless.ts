/** Node entry: the same host as the app's, without a window, and the command line around it. */
import { join } from 'node:path'
import about from '../../package.json' with { type: 'json' }
import { runCommand } from './cli/run-command.ts'
import { keepHeapSmall } from './heap.ts'

// Run from its source, this file is no neighbour of the built interface.
const built = import.meta.filename.endsWith('.ts') ? join('..', '..', 'out') : '..'

keepHeapSmall()
await runCommand(process.argv.slice(2), {
  version: about.version,
  pagesDir: join(import.meta.dirname, built, 'renderer')
})
