/** `npm run test:fuzz [-- --seconds N] [-- --only NAME] [-- --seed N]`: hostile values for every decoder, for a while. */
import { parseArgs } from 'node:util'
import { saveToCorpus } from './corpus.ts'
import { fuzz, replay } from './fuzz.ts'
import { targets } from './targets.ts'

const { values } = parseArgs({
  options: {
    /** For all targets together. */
    seconds: { type: 'string', default: '60' },
    /** Those whose name has this in it. */
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 2_147_483_647) }
  }
})
const seed = Number(values.seed)
const wanted = targets.filter(({ name }) => name.includes(values.only))
const time = (Number(values.seconds) * 1000) / Math.max(1, wanted.length)
let broken = 0

console.log(`seed ${String(seed)}`)
for (const target of wanted) {
  for (const { value, broke } of await replay(target)) {
    broken += 1
    console.log(`${target.name}: kept ${JSON.stringify(value).slice(0, 500)}: ${broke}`)
  }
  const { runs, found, isKnown } = await fuzz(target, { seed, time })
  console.log(
    `${target.name.padEnd(26)} ${String(runs).padStart(7)} values${found ? (isKnown ? `, known: ${found.broke}` : '') : ', nothing found'}`
  )
  if (!found || isKnown) continue
  broken += 1
  saveToCorpus(target.name, found)
  console.log(`  ${found.broke}\n  ${JSON.stringify(found.value).slice(0, 500)}`)
}
process.exitCode = broken > 0 ? 1 : 0
