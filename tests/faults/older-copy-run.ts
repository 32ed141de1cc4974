/** `npm run test:copies`: ROUNDS of each way in one space each, from SEED on; ends with 1 if a promise was broken. */
import { loopback } from '../support/systems.ts'
import { hasFailed, lineOf, playRounds, ways, type WayOfCopying } from './older-copy-rounds.ts'

process.env['PARLEY_INTERFACES'] ??= loopback // nobody else is to see these spaces

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
const rounds = Number(process.env['ROUNDS'] ?? 10)
const only = process.env['WAY'] ?? ''

let isBroken = false
for (const way of Object.keys(ways) as WayOfCopying[]) {
  if (!way.includes(only)) continue
  try {
    const outcome = await playRounds(way, rounds, seed)
    console.log(lineOf(outcome))
    if (!hasFailed(outcome)) continue
    isBroken = true
    for (const [kind, sentences] of Object.entries(outcome.findings) as [string, string[]][])
      for (const sentence of sentences.slice(0, 10)) console.log(`  ${kind}: ${sentence}`)
  } catch (error) {
    isBroken = true
    console.log(String(error))
  }
}
console.log(`seed ${seed}`)
process.exitCode = isBroken ? 1 : 0
