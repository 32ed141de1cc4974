/** `npm run test:attacks [-- --only NAME] [-- --quick]`: all attacks on a real host; exits with 1 when a limit is exceeded. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { lacks } from '../support/systems.ts'
import { attacks } from './attacks.ts'
import { lineOf, shortfalls } from './figures.ts'
import { program } from './host.ts'
import { attacksInNpmTest } from './attacks-in-npm-test.ts'
import { probes } from './probes.ts'
import { withProbeTarget } from './probe-target.ts'
import { runAttack } from './run-attack.ts'

const { values } = parseArgs({
  options: {
    /** Attacks whose name contains one of these. */
    only: { type: 'string', multiple: true, default: [''] },
    /** Cheap attacks, briefly. */
    quick: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false }
  }
})
const quickSeconds = 3

const isWanted = ({ name }: { name: string }): boolean => values.only.some((part) => name.includes(part))
const fallen: string[] = []

function report(name: string, line: string, short: readonly string[]): void {
  console.log(`${short.length === 0 ? 'holds ' : 'FALLS '} ${line}`)
  if (short.length === 0) return
  console.log(`       falls short: ${short.join('; ')}`)
  fallen.push(name)
}

async function runAttacks(): Promise<void> {
  const wanted = attacks.filter((attack) => isWanted(attack) && (!values.quick || attack.isQuick === true))
  for (const attack of wanted) {
    const seconds = values.quick ? Math.min(quickSeconds, attack.seconds) : attack.seconds
    // A shorter run does less, so the required count is smaller.
    const least = { ...attack.least, count: (attack.least.count * seconds) / attack.seconds }
    try {
      const measured = await runAttack(attack, seconds)
      report(attack.name, lineOf(attack.name, measured), shortfalls(measured, least))
    } catch (error) {
      report(attack.name, attack.name, [String(error)])
    }
  }
}

async function runProbes(): Promise<void> {
  const wanted = probes.filter(isWanted)
  if (wanted.length === 0) return
  await withProbeTarget(async (probed) => {
    for (const probe of wanted) {
      const { figure, short } = await probe
        .run(probed)
        .catch((error: unknown) => ({ figure: '', short: [String(error)] }))
      report(probe.name, `${probe.name.padEnd(34)}${figure}`, short)
    }
  })
}

function nameElsewhere(): void {
  for (const { name, test } of attacksInNpmTest.filter(isWanted)) {
    const isThere = existsSync(join(import.meta.dirname, '../..', test))
    if (isThere) console.log(`in npm test  ${name.padEnd(34)}${test}`)
    else report(name, name, [`there is no ${test}`])
  }
}

if (values.list) {
  for (const { name, does } of [...attacks, ...probes].filter(isWanted))
    console.log(`${name.padEnd(34)} ${does}`)
  process.exit()
}
if (lacks('a whole loopback network') || lacks('a list of processes')) process.exit()
if (!existsSync(program)) throw new Error('the host has not been built: npm run build')
const begun = performance.now()
await runProbes()
await runAttacks()
nameElsewhere()
console.log(`\n${String(Math.round((performance.now() - begun) / 1000))} s`)
if (fallen.length > 0) console.log(`${String(fallen.length)} fall short: ${fallen.join(', ')}`)
process.exitCode = fallen.length > 0 ? 1 : 0
