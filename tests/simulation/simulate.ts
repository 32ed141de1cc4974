/** Runs one history: faults, recovery, and a check of the final state. */
import { check, type Step } from '../support/checker.ts'
import { noBug, type PlantedBug } from './planted-bugs.ts'
import { randomEvent } from './random-events.ts'
import { refusedIn } from './member-history.ts'
import { lastSaid, loggedMessages } from './final-log.ts'
import { areLevel } from './agreement.ts'
import { endOf, forkedMessages, noteWhoIsOut, withLosses } from './losses.ts'
import type { Kind } from './plan.ts'
import { World } from './world.ts'
import { wronglyChanged } from './waiting-changes.ts'

export interface Outcome {
  /** Messages that were to be sent. */
  messages: number
  /** Violations, one sentence each. */
  violations: string[]
  /** Everything that anyone did and saw, as one text: the same for the same seed. */
  transcript: () => string
}

/** How long everything may take to settle once the trouble is over, virtual ms. */
const timeoutMs = 60_000
/** Virtual ms after which all have noticed their dead connections. */
const longestSilence = 20_000

export async function simulate(
  seed: number,
  planted: PlantedBug = noBug,
  kind: Kind = 'disks'
): Promise<Outcome> {
  const world = new World(seed, planted, kind)
  try {
    await world.begin()
    await makeTrouble(world)
    await heal(world)
    await readAll(world)
    return outcomeOf(world)
  } finally {
    world.close()
  }
}

function outcomeOf(world: World): Outcome {
  // A copy that was put back, or runs beside, has the message as it was before it was changed.
  for (const { name, device, isGone, isRemoved } of world.members)
    if (world.watch.mayFork.has(device) || isGone || isRemoved) world.changes.forget(name)
  const histories = world.members.map(({ name, history }) => ({ member: name, steps: history.steps }))
  const forked = world.plan.disks ? forkedMessages(world) : new Set<string>()
  const due = world.plan.disks ? withLosses(histories, world) : histories
  const checked = due.map((history) => ({ ...history, steps: withoutMessages(history.steps, forked) }))
  const logged = loggedMessages(world).filter(({ message }) => !forked.has(message))
  const findings: [string, string[]][] = Object.entries(check(checked, logged))
  const found = findings.flatMap(([kind, sentences]) => sentences.map((sentence) => `${kind}: ${sentence}`))
  const troubles = world.present.flatMap(({ name, isRemoved, troubles: all }) =>
    isRemoved ? [] : all.map((trouble) => `${name} ${trouble}`)
  )
  return {
    messages: world.said,
    violations: [
      ...found,
      ...troubles,
      ...(world.plan.disks ? endOf(world) : []),
      ...world.watch.violations,
      ...refusedYetKept(world),
      ...described(world),
      ...wronglyChanged(world),
      ...world.errors
    ],
    transcript: () => histories.map((history) => JSON.stringify(history)).join('\n')
  }
}

function withoutMessages(steps: readonly Step[], out: ReadonlySet<string>): Step[] {
  return steps.filter((step) => step.did === 'opened' || !out.has(step.message))
}

/** A person writes a failed message again, so it must not be in the log already. */
function refusedYetKept(world: World): string[] {
  const logged = new Set(loggedMessages(world).map(({ message }) => message))
  return world.members.flatMap(({ name, history }) =>
    [...refusedIn(history.steps)]
      .filter((message) => logged.has(message))
      .map((message) => `${name}: “${message}” failed, yet arrived`)
  )
}

/** The description of a room is the last one in its log, for all. */
function described(world: World): string[] {
  const last = lastSaid(world)
  return world.present.flatMap(({ name, isRemoved, view }) =>
    (isRemoved ? [] : (view?.rooms ?? [])).flatMap(({ id, ...room }) => {
      const said = last.get(id)
      if (!said || (said.name === room.name && said.topic === room.topic)) return []
      const seen = { name: room.name, topic: room.topic }
      return [`${name} sees ${JSON.stringify(seen)} where the log has ${JSON.stringify(said)}`]
    })
  )
}

async function makeTrouble(world: World): Promise<void> {
  const { time, random, plan } = world
  await time.pass(random.between(0, 3000))
  if (plan.rooms === 2) void world.members[0]?.person.createRoom('Second')
  for (let passed = 0; passed < plan.trouble;) {
    const pause = random.between(0, plan.pace * 2)
    await time.pass(pause)
    passed += pause
    randomEvent(world)
  }
}

/** Ends all faults; failed messages are sent again where members want to. */
async function heal(world: World): Promise<void> {
  world.heal()
  await world.time.pass(longestSilence)
  await quiet(world)
  for (const member of world.members) if (world.random.chance(0.5)) void member.person.retry()
  // A tab takes the turn first, from one that may not answer.
  await world.time.pass(longestSilence)
  await quiet(world)
}

async function quiet(world: World): Promise<void> {
  const { time, plan } = world
  for (let passed = 0; passed < timeoutMs; passed += 1000) {
    if (plan.disks) noteWhoIsOut(world)
    const members = world.present.filter(({ isRemoved }) => !isRemoved)
    for (const member of members) void member.person.joinRooms()
    await time.pass(1000)
    if (!members.every(({ isQuiet }) => isQuiet)) continue
    if (!plan.disks || areLevel(world)) break
  }
  // The others still have to receive what was sent.
  await time.pass(3000)
}

async function readAll({ present, time }: World): Promise<void> {
  const reading = new Set(present)
  const read = present.map(async (member) => {
    await member.readAll()
    reading.delete(member)
  })
  while (reading.size > 0) await time.pass(1000)
  await Promise.all(read)
}
