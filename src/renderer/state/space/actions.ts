import type { Reply } from '#shared/values/reply.ts'
import type { Written, WrittenNow } from '#shared/session/contract.ts'
import type { DeletionTarget } from '../timeline/message-actions.svelte.ts'
import type { SessionClient, Refuse } from '../app/session-client.ts'

export interface ActionDeps {
  refuse: Refuse
  lobby: () => string
  /** Shows that an answer is waited for. */
  waits?: (answer: Promise<unknown>) => void
}

/** A space's actions. Each refusal is shown before the promise resolves. */
export class SpaceActions {
  readonly #session: SessionClient
  readonly #space: string
  readonly #lobby: () => string
  readonly #refuse: Refuse
  readonly #waits: NonNullable<ActionDeps['waits']>
  readonly #leaving: Set<string>

  /** @param space its id, also the id of its own log */
  constructor(
    session: SessionClient,
    space: string,
    { refuse, lobby, waits = () => undefined }: ActionDeps,
    leaving = new Set<string>()
  ) {
    this.#session = session
    this.#space = space
    this.#lobby = lobby
    this.#refuse = refuse
    this.#waits = waits
    this.#leaving = leaving
  }

  /** The same actions for a dialog that stays open: it is busy itself, and shows the refusals. */
  refusingTo(refuse: Refuse): SpaceActions {
    return new SpaceActions(this.#session, this.#space, { refuse, lobby: this.#lobby }, this.#leaving)
  }

  async createRoom(name: string, access: 'open' | 'private', invited: string[]): Promise<string | null> {
    const reply = await this.#session.request('room:create', { name, access, invited })
    return this.#granted(reply) ? reply.room : null
  }

  async membersOf(room: string): Promise<readonly string[] | null> {
    const reply = await this.#session.request('member:list', { room })
    return this.#granted(reply) ? reply.members : null
  }

  async joinRoom(room: string): Promise<boolean> {
    return this.#send({ room, kind: 'member.joined', body: {} })
  }

  async leaveRoom(room: string): Promise<boolean> {
    this.#leaving.add(room)
    const left = await this.#send({ room, kind: 'member.left', body: {} })
    this.#leaving.delete(room)
    return left
  }

  /** Hiding the room as a result is not reported. */
  isLeaving(room: string): boolean {
    return this.#leaving.has(room)
  }

  async describe(room: string, name: string, topic: string): Promise<boolean> {
    return this.#send({ room, kind: 'room.described', body: { name, topic } })
  }

  async archive(room: string): Promise<boolean> {
    return this.#send({ room, kind: 'room.archived', body: {} })
  }

  async reopen(room: string): Promise<boolean> {
    return this.#send({ room, kind: 'room.reopened', body: {} })
  }

  async renameSpace(name: string): Promise<boolean> {
    return this.#send({ room: this.#space, kind: 'space.renamed', body: { name } })
  }

  async invite(room: string, member: string): Promise<boolean> {
    return this.#send({ room, kind: 'member.invited', body: { member } })
  }

  async remove(member: string): Promise<boolean> {
    return this.#send({ room: this.#lobby(), kind: 'member.removed', body: { member } })
  }

  async readmit(member: string): Promise<boolean> {
    return this.#send({ room: this.#lobby(), kind: 'member.readmitted', body: { member } })
  }

  /** Edits, deletions, pins, reactions: stored, and sent when the host is connected. @returns its ticket in the outbox */
  async write(written: Written): Promise<string | null> {
    const reply = await this.#session.request('event:write', written)
    return this.#granted(reply) ? reply.ticket : null
  }

  /** One that waits is withdrawn. */
  async deleteMessage(room: string, target: DeletionTarget): Promise<boolean> {
    if ('ticket' in target) return this.discard(target.ticket)
    const kind = target.author === undefined ? 'message.deleted' : 'message.removed'
    return (await this.write({ room, kind, body: { target: target.id } })) !== null
  }

  async retry(ticket: string): Promise<boolean> {
    return this.#granted(await this.#session.request('outbox:retry', { ticket }))
  }

  async discard(ticket: string): Promise<boolean> {
    return this.#granted(await this.#session.request('outbox:discard', { ticket }))
  }

  /** What another window or person has done meanwhile is done. */
  async #send(written: WrittenNow): Promise<boolean> {
    const answer = this.#session.request('event:send', written)
    this.#waits(answer)
    const reply = await answer
    return (!reply.ok && reply.code === 'exists') || this.#granted(reply)
  }

  #granted<Answer>(reply: Reply<Answer>): reply is { ok: true } & Answer {
    if (reply.ok) return true
    this.#refuse(reply.code)
    return false
  }
}
