import { join } from 'node:path'
import about from '../../package.json' with { type: 'json' }
import { runCommand } from './cli/run-command.ts'
import { limitHeapGrowth } from './heap.ts'

// When run from source, ../renderer does not exist.
const built = import.meta.filename.endsWith('.ts') ? join('..', '..', 'out') : '..'

limitHeapGrowth()
await runCommand(process.argv.slice(2), {
  version: about.version,
  pagesDir: join(import.meta.dirname, built, 'renderer')
})
