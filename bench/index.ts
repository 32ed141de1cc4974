/** `npm run bench -- [--quick] [--json]`: Parley beside bare servers; fails on lost messages. See docs/BENCHMARK.md. */
import { isPinned, runAgainPinned } from './cores.ts'
import { readOptions } from './options.ts'
import { report } from './report.ts'
import { run, type Result } from './run.ts'
import { targets } from './targets.ts'

async function measure(): Promise<number> {
  const { plan, json, only, serverFlags } = readOptions(process.argv.slice(2))
  const results: Result[] = []
  for (const target of targets.filter(({ name }) => name.startsWith(only))) {
    process.stderr.write(`${target.name} …\n`)
    results.push(await run(target, plan, serverFlags))
  }
  const output = { plan, pinned: isPinned, results }
  process.stdout.write(json ? `${JSON.stringify(output, null, 2)}\n` : report(results, isPinned))
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0
}

process.exitCode = runAgainPinned() ?? (await measure())
