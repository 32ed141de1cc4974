/** Plays one attack: a host of its own, a quiet while, the attack, and what is left afterwards. */
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { Attack } from './attack.ts'
import { Child } from './child.ts'
import type { Measured } from './figures.ts'
import { Host } from './host.ts'
import { comesIn, keepComing } from './newcomer.ts'
import { honest } from './person.ts'
import { Kept, Made, Nothing, Talk, type AttackerPlan, type HonestPlan } from './plans.ts'
import { seed } from './seeded.ts'

/** How long the honest are alone, s. */
const quietSeconds = 3
/** Members who talk, and their messages a second, by all of them together. */
const talking = { members: 3, perSecond: 20 }
/** What members of a crowd write, as everybody hears it. */
const crowdPerSecond = 4

export async function play(attack: Attack, seconds = attack.seconds): Promise<Measured> {
  const seeded = await seed(attack.space ?? {})
  let host: Host | undefined
  let people: Child | undefined
  let attackers: Child | undefined
  try {
    host = await Host.start(seeded, attack.host)
    const { target } = host
    const members = attack.honest ?? talking.members
    const plan: HonestPlan = {
      target,
      names: Array.from({ length: members }, (_, n) => honest(n)),
      perSecond: attack.honest === undefined ? talking.perSecond : crowdPerSecond
    }
    people = new Child('honest-process', plan)
    const attackerPlan: AttackerPlan = { target, attack: attack.name, seconds }
    attackers = new Child('attacker-process', attackerPlan)
    await Promise.all([people.ready, attackers.ready])
    const entered = await people.ask('enter', v.number())
    await people.ask('write', Nothing)
    const quiet = await quietly(host, people)
    const [memory, stop] = [host.process.watch(), keepComing(target)]
    await people.ask('begin', Nothing)
    const made = await attackers.ask('attack', Made)
    const attacked = await people.ask('talk', Talk)
    const most = memory()
    await attackers.end()
    const entries = await stop()
    const kept = await people.ask('finish', Kept)
    const notes =
      attack.honest === undefined ? made.notes : [...made.notes, `all in after ${entered.toFixed(0)} ms`]
    return {
      ...quiet,
      attacked,
      kept,
      memory: most,
      entries,
      made: { ...made, notes },
      ended: host.process.ended
    }
  } catch (fault) {
    const end = host?.process.ended
    throw new Error(end === null || end === undefined ? String(fault) : `the host ended: ${end}`, {
      cause: fault
    })
  } finally {
    await Promise.all([attackers?.end(), people?.end()])
    await host?.process.end()
    seeded.remove()
  }
}

/** The honest and one newcomer, alone. */
async function quietly(host: Host, people: Child): Promise<{ quiet: Talk; quietMemory: number }> {
  await comesIn(host.target)
  await people.ask('begin', Nothing)
  const memory = host.process.watch()
  await wait(quietSeconds * 1000)
  const quiet = await people.ask('talk', Talk)
  return { quiet, quietMemory: memory() }
}
type Talk = v.InferOutput<typeof Talk>
