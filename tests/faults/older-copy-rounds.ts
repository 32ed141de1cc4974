/** An older copy of somebody's data is put back while a space is in use, in several ways. */
import { setTimeout as wait } from 'node:timers/promises'
import { Random } from '../simulation/random.ts'
import type { Checked, CopyFindings } from './older-copy-check.ts'
import * as copies from './older-copy-copies.ts'
import { percentile } from './report.ts'
import { CopiedSpace, hostName } from './older-copy-space.ts'

/** Events a second, of each person: all sessions are in two processes, and with more they fall behind by minutes. */
const perSecond = 4
/** What one person writes at once: more than are sent before the first answer. */
const burst = 40

export interface CopyOutcome extends Checked {
  way: string
  rounds: number
  /** From the start of the host until all have the same, ms each. */
  agreements: number[]
}

interface Round {
  space: CopiedSpace
  random: Random
  /** Counts from 1. */
  number: number
  /** The device of a member who is removed after the copy. */
  leaver: string
}

/** @returns when the host was started on the copy, or what else was opened on it */
type Way = (round: Round) => Promise<number>

const hosts = (copyOf: copies.CopyOf, isStopped = false): Way => {
  return async (round) => {
    const copy = await copied(round, copyOf, isStopped)
    await afterTheCopy(round)
    return putBack(round, copy)
  }
}

export const ways = {
  'whole folder, while running': hosts(copies.folderWhileRunning),
  'space file without its log': hosts(copies.fileWithoutItsLog),
  'whole folder, when stopped': hosts(copies.folderWhenStopped, true),
  'snapshot of the space file': hosts(copies.snapshot),
  'device file alone': hosts(copies.deviceFileOnly),
  'twice in a row': async (round) => {
    const copy = await copied(round, copies.snapshot)
    await afterTheCopy(round)
    await putBack(round, copy)
    await wait(round.random.between(0, 600))
    return putBack(round, copy)
  },
  'a member’s own': async (round) => {
    const { space } = round
    const data = space.dataOf('Mina')
    await space.people({ type: 'post', name: 'Mina', count: burst })
    const copy = await copies.snapshot(data, space.place.space)
    await afterTheCopy(round)
    await space.people({ type: 'close', name: 'Mina' })
    copy.putBack()
    await space.openMember('Mina')
    return performance.now()
  },
  'a guest’s own': async (round) => {
    const { space } = round
    await space.people({ type: 'post', name: 'Gus', count: burst })
    const kept = (await space.people({ type: 'kept', name: 'Gus' })) as Record<string, string>
    await afterTheCopy(round)
    await space.people({ type: 'close', name: 'Gus' })
    await space.people({ type: 'keep', name: 'Gus', kept })
    await space.openGuest('Gus')
    return performance.now()
  }
} satisfies Record<string, Way>
export type WayOfCopying = keyof typeof ways

/** For people. */
export function lineOf({ way, rounds: played, acknowledged, findings, agreements }: CopyOutcome): string {
  const { lost, twice, forked } = findings
  const seconds = [50, 100].map((percent) => (percentile(agreements, percent) / 1000).toFixed(1))
  const counts = `lost ${lost.length}, twice ${twice.length}, forked ${forked.length}`
  return `${way}: ${played} rounds, ${acknowledged} acknowledged, ${counts}, agreed after ${seconds.join(' s, at most ')} s`
}

/** In one space, one after the other. */
export async function playRounds(way: WayOfCopying, rounds: number, seed: number): Promise<CopyOutcome> {
  const random = new Random(seed)
  const space = await CopiedSpace.open()
  const agreements: number[] = []
  try {
    await fill(space)
    let checked: Checked = { findings: noFindings, acknowledged: 0 }
    for (let number = 1; number <= rounds && !hasFailed(checked); number += 1) {
      await space.write(perSecond)
      const leaver = await space.openMember(`Rem${String(number)}`)
      const since = await ways[way]({ space, random, number, leaver })
      await wait(300)
      await space.write(0)
      const agreed = await space.agreed(since)
      agreements.push(agreed.ms)
      checked = agreed
    }
    if (!hasFailed(checked)) {
      await space.openMember('Zoe')
      checked = await space.agreed()
    }
    return { way, rounds: agreements.length, agreements, ...checked }
  } catch (error) {
    throw new Error(`${way}, seed ${String(seed)}: ${String(error)}`, { cause: error })
  } finally {
    await space.close()
  }
}

const noFindings: CopyFindings = {
  lost: [],
  twice: [],
  forked: [],
  reordered: [],
  differing: [],
  unsent: []
}

export const hasFailed = ({ findings }: Checked): boolean =>
  Object.values(findings).some(({ length }: string[]) => length > 0)

async function fill(space: CopiedSpace): Promise<void> {
  const [, omar] = [await space.openMember('Mina'), await space.openMember('Omar')]
  const gus = await space.openGuest('Gus')
  await space.openGuest('Ada')
  await space.people({ type: 'room', name: 'Mina', called: 'Before', invited: [omar, gus] })
}

/** At some moment, with a full outbox of the host's person. */
async function copied(
  { space, random }: Round,
  copyOf: copies.CopyOf,
  isStopped = false
): Promise<copies.Copy> {
  await wait(random.between(100, 500))
  await space.host({ type: 'post', name: hostName, count: burst })
  if (isStopped) await space.stopHost()
  const copy = await copyOf(space.dataOf(), space.place.space)
  if (!isStopped) return copy
  await space.startHost()
  await space.write(perSecond)
  return copy
}

/** A private room, newcomers, a removal, a guest's page that is loaded again. */
async function afterTheCopy({ space, random, number, leaver }: Round): Promise<void> {
  const member = await space.openMember(`Nora${String(number)}`)
  const guest = await space.openGuest(`Ned${String(number)}`)
  const called = `After ${String(number)}`
  await space.people({ type: 'room', name: 'Mina', called, invited: [member, guest] })
  await space.host({ type: 'remove', name: hostName, member: leaver })
  await space.people({ type: 'close', name: 'Ada' })
  await space.openGuest('Ada')
  await wait(random.between(200, 600))
}

async function putBack({ space, random }: Round, copy: copies.Copy): Promise<number> {
  await space.killHost()
  if (random.chance(0.5)) await space.people({ type: 'post', name: 'Omar', count: burst })
  else await space.write(0, 'nobody')
  copy.putBack()
  await space.startHost()
  const since = performance.now()
  await space.host({ type: 'post', name: hostName, count: burst })
  await space.write(perSecond)
  return since
}
