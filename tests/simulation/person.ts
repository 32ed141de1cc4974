/** What a person does in the window of a member that runs. */
import type { SpaceView } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import type { MemberHistory } from './member-history.ts'
import type { SimulatedProcess } from './simulated-process.ts'

interface Program {
  process: SimulatedProcess
  session: Session
}

export class Person {
  readonly #history: MemberHistory
  readonly #now: () => Program | null

  /** @param now the member's program; null before it has been started */
  constructor(history: MemberHistory, now: () => Program | null) {
    this.#history = history
    this.#now = now
  }

  async post(room: string, text: string): Promise<void> {
    const { session, process } = this.#now() ?? {}
    if (!session || !process) return
    const message = { kind: 'message.posted', room, body: { text } } as const
    this.#history.requested(text)
    const reply = await session.request('event:write', message)
    if (!reply.ok || !process.alive) return
    this.#stored(reply.ticket, { room, text })
  }

  /** Changes what a room is about, if it is connected. */
  async describe(room: string, name: string, topic: string): Promise<void> {
    await this.#now()?.session.request('event:send', {
      room,
      kind: 'room.described',
      body: { name, topic }
    })
  }

  /** Sends what has failed again. */
  async retry(): Promise<void> {
    for (const { ticket, message } of this.#history.takeFailed()) {
      const draft = this.#now()?.session.view.outbox.find((one) => one.ticket === ticket)
      if (draft?.state !== 'failed') continue // a revision has sent it again
      this.#history.requested(message.text)
      const reply = await this.#now()?.session.request('outbox:retry', { ticket })
      if (reply?.ok) this.#stored(ticket, message)
    }
  }

  /** @param text null: withdraws the message @param onDeath without an answer @returns whether it was accepted */
  async changeDraft(ticket: string, text: string | null, onDeath: () => void): Promise<boolean> {
    const { session, process } = this.#now() ?? {}
    process?.onEnd(onDeath)
    const reply =
      text === null
        ? await session?.request('outbox:discard', { ticket })
        : await session?.request('outbox:revise', { ticket, revision: { text } })
    return reply?.ok === true
  }

  async createRoom(name: string): Promise<void> {
    await this.#now()?.session.request('room:create', { name, access: 'open', invited: [] })
  }

  /** @returns whether the host has taken it */
  async remove(member: string): Promise<boolean> {
    const room = this.#view?.space.lobby ?? ''
    const removal = { room, kind: 'member.removed', body: { member } } as const
    return (await this.#now()?.session.request('event:send', removal))?.ok === true
  }

  /** Joins every visible room; every member joins the lobby automatically. */
  async joinRooms(): Promise<void> {
    const { rooms = [], space } = this.#view ?? {}
    if (rooms.find(({ id }) => id === space?.lobby)?.membership !== 'joined') return
    for (const { id, membership } of rooms) {
      if (membership !== 'none') continue
      await this.#now()?.session.request('event:send', { room: id, kind: 'member.joined', body: {} })
    }
  }

  get #view(): SpaceView | undefined {
    return this.#now()?.session.view
  }

  #stored(ticket: string, message: { room: string; text: string }): void {
    this.#history.stored(ticket, message)
    const { view } = this.#now()?.session ?? {}
    if (view) this.#history.outboxChanged(view.outbox)
  }
}
