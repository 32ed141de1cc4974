/** `npm run test:simulation`: as many histories as `SEEDS` says, from `SEED` on, a thousand at a time. */
import { inWords, runSeeds } from './run.ts'

const part = 1000
const first = Number(process.env['SEED'] ?? 1)
const end = first + Number(process.env['SEEDS'] ?? 20_000)
let failed = 0
for (let from = first; from < end; from += part) {
  const found = await runSeeds(from, Math.min(part, end - from))
  failed += found.length
  for (const one of found) console.log(inWords(one))
}
console.log(failed === 0 ? 'Every history kept every promise.' : `${failed} histories broke a promise.`)
process.exitCode = failed === 0 ? 0 : 1
