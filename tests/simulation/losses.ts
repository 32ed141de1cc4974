/** What may be missing after disks were put back or lost, and what may not. */
import type { History } from '../support/checker.ts'
import { cutIn, disagreements, faultsIn } from './agreement.ts'
import { messageIn, textOf } from './event-text.ts'
import { eventsIn, finalLogs } from './final-log.ts'
import type { SimulatedMember } from './member.ts'
import type { World } from './world.ts'

/**
 * Nobody has to receive what no disk holds any more, nor what a removed member has written after its removal. Only the last
 * window counts: before it, events may have moved.
 */
export function withLosses(histories: readonly History[], world: World): History[] {
  const { members } = world
  const holders = members.filter((member) => !isOut(member))
  const held = new Set(holders.flatMap(({ disk }) => [...disk.messages]))
  const late = lateMessages(world)
  return histories.map(({ member: name, steps }, at) => {
    const member = members[at]
    const messages = new Set(steps.flatMap((step) => (step.did === 'opened' ? [] : [step.message])))
    const lost = [...messages].filter((message) => !held.has(message) || late(message))
    const kept = member ? stepsThatCount(member, steps, world.watch.mayFork.has(member.device)) : steps
    return {
      member: name,
      isOut: member !== undefined && isOut(member),
      steps: [...kept, ...lost.map((message) => ({ did: 'withdrawn', message }) as const)]
    }
  })
}

/**
 * Messages that are in the log twice because nobody could know: older copies of its author's data and of a host's were put back, so
 * the message was sent again to a host that had lost it, and another log brought the first one later.
 */
export function forkedMessages(world: World): Set<string> {
  const byMessage = Map.groupBy(finalLogs(world).flat(), ({ event }) => textOf(event))
  const forked = [...byMessage].filter(
    ([, all]) =>
      all.length > 1 &&
      all.every(({ event }) => world.watch.mayFork.has(event.author)) &&
      all.some(({ origin }) => origin !== undefined)
  )
  return new Set(forked.flatMap(([message]) => message ?? []))
}

function isOut({ isGone, isRemoved }: SimulatedMember): boolean {
  return isGone || isRemoved
}

/** @param mayFork a copy of the device may send what this one has withdrawn, after what this one wrote since */
function stepsThatCount(
  member: SimulatedMember,
  steps: History['steps'],
  mayFork: boolean
): History['steps'] {
  const withdrawn = new Set(steps.flatMap((step) => (step.did === 'withdrawn' ? [step.message] : [])))
  const opened = steps.findLastIndex(({ did }) => did === 'opened')
  return steps.flatMap((step, at) => {
    if (step.did === 'shown' && (at < opened || isOut(member))) return []
    if (step.did === 'requested' && member.history.isPutBack) return []
    if (step.did === 'requested' && mayFork && withdrawn.has(step.message)) return []
    if (step.did === 'stored' && isOut(member)) return []
    return [step]
  })
}

/** What the host knows in the end: a removal may have been lost with its disk, or its answer. */
export function noteWhoIsOut(world: World): void {
  const removed = new Set(
    finalLogs(world)
      .flat()
      .flatMap(({ event: { kind, body } }) => (kind === 'member.removed' ? [body['member']] : []))
  )
  for (const member of world.members) member.isRemoved = removed.has(member.device) || isStranded(member)
}

/** It does not know the desktop that hosts now: its disk is from before that one came, or it keeps no list of members. */
function isStranded({ view }: SimulatedMember): boolean {
  return view?.connection.state === 'refused' && view.connection.code === 'forbidden'
}

/** Whether a message was written by a removed member, and is beyond the last of its numbers that counts. */
function lateMessages(world: World): (message: string) => boolean {
  const cuts = new Map(finalLogs(world).flat().flatMap(cutIn))
  return (message) => {
    const events = world.watch.eventsOf(message)
    return events.length > 0 && events.every(({ author, aseq }) => aseq > (cuts.get(author) ?? Infinity))
  }
}

/** A sentence for each way in which the computers do not agree, for each fault of a log, and for what has vanished. */
export function endOf(world: World): string[] {
  const { space, watch, host, members } = world
  const disk = members.find(({ name }) => name === host?.computer)?.disk
  const logs = disk ? [eventsIn(disk.fileNow, space, space), ...finalLogs(world)] : []
  return [
    ...disagreements(world),
    ...faultsIn(logs, watch.mayFork),
    ...world.present.flatMap((one) => vanished(world, one))
  ]
}

/** Messages of its own that it holds, and that neither the log nor the outbox nor the strays show. */
function vanished({ watch }: World, { name, disk, view, history, isRemoved }: SimulatedMember): string[] {
  if (!disk.file || !view || isRemoved) return []
  const { log } = disk.fileNow
  const waiting = view.outbox.flatMap((draft) =>
    draft.kind === 'message.posted' ? [messageIn(draft.body.text)] : []
  )
  const strays = log.strays().flatMap(({ event }) => textOf(event) ?? [])
  const acknowledged = history.steps.flatMap((step) => (step.did === 'acknowledged' ? [step.message] : []))
  return acknowledged.flatMap((message) => {
    const isSeen =
      !disk.messages.has(message) ||
      [...waiting, ...strays].includes(message) ||
      watch.eventsOf(message).some(({ id }) => log.positionOf(id) !== null)
    return isSeen ? [] : [`${name} does not see “${message}” any more`]
  })
}
