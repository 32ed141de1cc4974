/** Runs one attack: a host, a quiet period, the attack, and the results. */
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { Attack } from './attack.ts'
import { Child } from './child.ts'
import type { Measured, Talk as Talked } from './figures.ts'
import { Host } from './host.ts'
import { timeToEnter, enterRepeatedly } from './newcomer.ts'
import { honest, lightMember } from './person.ts'
import { LossCounts, Made, Nothing, Talk, type AttackerPlan, type HonestPlan } from './plans.ts'
import { seedSpace } from './seeded-space.ts'

/** Seconds with honest members only. */
const quietSeconds = 2.5
/** Members who talk, and their messages a second in all. */
const few = { members: 3, perSecond: 20 }
/** Messages a second of a crowd. */
const crowdPerSecond = 4

/** The processes of a run; the host ends last. */
class Stage {
  readonly #children: Child[] = []
  readonly #ends: (() => unknown)[] = []
  readonly host: Host
  readonly #remove: () => void

  private constructor(host: Host, remove: () => void) {
    this.host = host
    this.#remove = remove
  }

  static async open({ space = {}, host }: Attack): Promise<Stage> {
    const seeded = await seedSpace(space)
    try {
      return new Stage(await Host.start(seeded, host), () => seeded.remove())
    } catch (error) {
      seeded.remove()
      throw error
    }
  }

  async people(names: string[], perSecond: number, isCrowd: boolean): Promise<Child> {
    const plan: HonestPlan = { target: this.host.target, names, perSecond, isCrowd }
    return this.#start(new Child('honest-process', plan))
  }

  async attackers({ name }: Attack, seconds: number): Promise<Child> {
    const plan: AttackerPlan = { target: this.host.target, attack: name, seconds }
    return this.#start(new Child('attacker-process', plan))
  }

  /** The highest memory until the returned function is called. */
  watch(): () => number {
    const stop = this.host.process.watch()
    this.#ends.push(stop)
    return stop
  }

  /** Newcomers enter until the returned function is called; it resolves with their times. */
  comings(): () => Promise<(number | null)[]> {
    const stop = new AbortController()
    const coming = enterRepeatedly(this.host.target, stop.signal)
    this.#ends.push(() => {
      stop.abort()
    })
    return async () => {
      stop.abort()
      return [...(await coming), await timeToEnter(this.host.target)]
    }
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end()
    await Promise.all(this.#children.map((child) => child.end()))
    await this.host.process.end()
    this.#remove()
  }

  async #start(child: Child): Promise<Child> {
    this.#children.push(child)
    await child.ready
    return child
  }
}

export async function runAttack(attack: Attack, seconds = attack.seconds): Promise<Measured> {
  const stage = await Stage.open(attack)
  const { process: running } = stage.host
  try {
    const [people, attackers] = await Promise.all([
      stage.people(namesOf(few.members, honest), few.perSecond, false),
      stage.attackers(attack, seconds)
    ])
    await people.request('enter', v.number())
    await people.request('write', Nothing)
    const quiet = await quietly(stage.host, people)
    const memory = stage.watch()
    await people.request('begin', Nothing)
    const attacking = attackers.request('attack', Made)
    attacking.catch(() => undefined) // they are ended when the crowd fails: that error is reported
    const crowd = attack.newcomers === undefined ? null : await comeTogether(stage, attack.newcomers)
    // A newcomer would wait behind a crowd, which is measured separately.
    const coming = stage.comings()
    const made = await attacking
    const talks = [
      await people.request('talk', Talk),
      ...(crowd ? [await crowd.people.request('talk', Talk)] : [])
    ]
    const most = memory()
    await attackers.end()
    const entries = await coming()
    const losses = await (crowd?.people ?? people).request('finish', LossCounts)
    const notes = [...made.notes, ...(crowd ? [crowd.note] : [])]
    const attacked = worst(talks)
    return {
      ...quiet,
      attacked,
      losses,
      memory: most,
      entries,
      made: { ...made, notes },
      ended: running.ended
    }
  } catch (error) {
    throw new Error(running.ended === null ? String(error) : `the host ended: ${running.ended}`, {
      cause: error
    })
  } finally {
    await stage.close()
  }
}

function namesOf(count: number, of: (n: number) => string): string[] {
  return Array.from({ length: count }, (_, n) => of(n))
}

/** @throws when some of them are refused */
async function comeTogether(stage: Stage, count: number): Promise<{ people: Child; note: string }> {
  const people = await stage.people(namesOf(count, lightMember), crowdPerSecond, true)
  const ms = await people.request('enter', v.number())
  await people.request('write', Nothing)
  return { people, note: `${String(count)} in after ${ms.toFixed(0)} ms` }
}

/** The maximum of each figure. */
function worst(talks: readonly Talked[]): Talked {
  return {
    messages: talks.reduce((sum, { messages }) => sum + messages, 0),
    p50: Math.max(...talks.map(({ p50 }) => p50)),
    p99: Math.max(...talks.map(({ p99 }) => p99)),
    cut: talks.reduce((sum, { cut }) => sum + cut, 0)
  }
}

/** Honest members and one newcomer, without an attack. */
async function quietly(host: Host, people: Child): Promise<{ quiet: Talked; quietMemory: number }> {
  await timeToEnter(host.target)
  await people.request('begin', Nothing)
  const memory = host.process.watch()
  await wait(quietSeconds * 1000)
  const quiet = await people.request('talk', Talk)
  return { quiet, quietMemory: memory() }
}
