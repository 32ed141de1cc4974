/** People revise and withdraw messages that wait, in any tab, and the log must say in the end what they wanted. */
import { timeline } from '#shared/log/timeline.ts'
import type { Draft } from '#shared/session/contract.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import { messageIn, versionOf } from './event-text.ts'
import { finalLogs } from './final-log.ts'
import type { World } from './world.ts'

interface Change {
  /** Null: withdrawn. */
  text: string | null
  /** Numbers of steps; it happened some time in between. */
  from: number
  to: number
  outcome: 'unknown' | 'accepted' | 'refused'
}

export class WaitingChanges {
  readonly #changes = new Map<string, Change[]>()
  #steps = 0

  get messages(): string[] {
    return [...this.#changes.keys()]
  }

  begin(message: string, text: string | null): Change {
    const change: Change = { text, from: (this.#steps += 1), to: Infinity, outcome: 'unknown' }
    this.#changes.set(message, [...(this.#changes.get(message) ?? []), change])
    return change
  }

  end(change: Change, outcome: Change['outcome']): void {
    if (change.to !== Infinity) return
    Object.assign(change, { to: (this.#steps += 1), outcome })
  }

  /** Its author's disk was put back: it may have forgotten what was wanted. */
  forget(author: string): void {
    for (const message of this.#changes.keys())
      if (message.endsWith(` by ${author}`)) this.#changes.delete(message)
  }

  /** What the message may say in the end; null: it is deleted, or was never sent. */
  allowed(message: string): (string | null)[] {
    const original: Change = { text: message, from: 0, to: 0, outcome: 'accepted' }
    const all = [original, ...(this.#changes.get(message) ?? [])].filter(
      ({ outcome }) => outcome !== 'refused'
    )
    const accepted = all.filter(({ outcome }) => outcome === 'accepted')
    if (accepted.some(({ text }) => text === null)) return [null]
    return all.filter(({ to }) => accepted.every(({ from }) => from <= to)).map(({ text }) => text)
  }
}

interface Waiting {
  draft: Draft
  text: string
}

/** One who sees a waiting message changes it, or withdraws it. */
export function changeWaiting(world: World): void {
  const { random, changes } = world
  const able = world.members.filter(({ usable, view }) => usable && waitingIn(view?.outbox ?? []).length > 0)
  if (able.length === 0) return
  const member = random.pick(able)
  const { draft, text } = random.pick(waitingIn(member.view?.outbox ?? []))
  const message = messageIn(text)
  const wanted = random.chance(0.6) ? versionOf(message, random.whole(1, 1e6)) : null
  const change = changes.begin(message, wanted)
  const author = world.members.find(({ name }) => message.endsWith(` by ${name}`))
  if (wanted === null) author?.history.withdrawn(message)
  const died = (): void => changes.end(change, 'unknown')
  void member.person.changeDraft(draft.ticket, wanted, died).then((accepted) => {
    if (member.running) changes.end(change, accepted ? 'accepted' : 'refused')
    if (accepted && wanted !== null) author?.history.revised(message)
  })
}

function waitingIn(outbox: readonly Draft[]): Waiting[] {
  return outbox.flatMap((draft) =>
    draft.kind === 'message.posted' && draft.state !== 'failed' ? [{ draft, text: draft.body.text }] : []
  )
}

/** A sentence for each message that the log does not show as it was last wanted. */
export function wronglyChanged(world: World): string[] {
  const items = finalLogs(world).flatMap((placed) => timeline(placed, nodeCrypto.hash))
  const shown = items.flatMap((item) => (item.kind === 'message' && !item.deleted ? [item] : []))
  const texts = new Map(shown.map(({ text }) => [messageIn(text), text]))
  const failed = failedDrafts(world)
  const open = new Set(shown.flatMap(({ id, text }) => (failed.has(id) ? [messageIn(text)] : [])))
  return world.changes.messages.flatMap((message) => {
    const [allowed, text] = [world.changes.allowed(message), texts.get(message) ?? null]
    if (allowed.includes(text) || failed.has(message) || open.has(message)) return []
    return [`the log says ${JSON.stringify(text)} where ${JSON.stringify(allowed)} was wanted`]
  })
}

/** Messages whose author sees that they have failed, and the ids of those of which a change has. */
function failedDrafts({ members }: World): Set<string> {
  const drafts = members.flatMap(({ view }) => view?.outbox ?? []).filter(({ state }) => state === 'failed')
  return new Set(
    drafts.map(({ kind, body }) => (kind === 'message.posted' ? messageIn(body.text) : body.target))
  )
}
