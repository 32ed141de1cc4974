/** One attack, and what shows at once that the host refuses what it must. `npm run test:attacks` runs all of them. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { lacks } from '../support/systems.ts'
import { attacks } from './attacks.ts'
import { memoryTarget } from './figures.ts'
import { Host } from './host.ts'
import { timeToEnter } from './newcomer.ts'
import type { ProbeTarget } from './probe.ts'
import { openProbeTarget } from './probe-target.ts'
import { probes } from './probes.ts'
import { AttackRun } from './attack-run.ts'
import { seedSpace } from './seeded-space.ts'

/** Attackers have their own addresses, and the host's memory is measured. */
const cannot = lacks('a whole loopback network') || lacks('a list of processes')
/** How long the attack is made, s. */
const seconds = 1
/** It shows that attacks are made and measured; all of its kind have the same limits. */
const sample = 'junk packets'

describe.skipIf(cannot)('what works or does not', () => {
  let probed: ProbeTarget
  let end: () => Promise<void>
  beforeAll(async () => {
    ;({ probed, end } = await openProbeTarget())
  })
  afterAll(() => end())

  test.for(probes.filter(({ isSlow }) => isSlow !== true))('$name', async ({ run }) => {
    expect((await run(probed)).short).toEqual([])
  })
})

describe.skipIf(cannot)('what costs memory', () => {
  test.for(attacks.filter(({ name }) => name === sample))('$name', async (attack) => {
    const seeded = await seedSpace(attack.space ?? {})
    onTestFinished(() => {
      seeded.remove()
    })
    const host = await Host.start(seeded, attack.host)
    onTestFinished(() => host.process.end())
    const attackRun = new AttackRun(host.target, seconds)
    await timeToEnter(host.target)
    const quiet = host.process.memory
    const stop = host.process.watch()
    await attack.run(attackRun)
    expect(await timeToEnter(host.target), 'a newcomer is let in').not.toBeNull()
    expect(host.process.ended).toBeNull()
    expect(stop()).toBeLessThan(memoryTarget(quiet))
    // The run is shorter and the machine busier, so a part of it is enough.
    expect(attackRun.made[attack.least.of]).toBeGreaterThan(attack.least.count / 50)
    expect(attackRun.made.failures).toEqual([])
  })
})
