import type { Access } from '#shared/log/kinds.ts'
import type { Reply } from '#shared/values/reply.ts'
import type { Written } from '#shared/session/contract.ts'
import type { Port, Refuse } from '../app/port.ts'

/** What a person can ask of a space. Every refusal is told to the person before the answer comes back. */
export class Asks {
  readonly #port: Port
  readonly #refuse: Refuse
  readonly #leaving = new Set<string>()

  constructor(port: Port, refuse: Refuse) {
    this.#port = port
    this.#refuse = refuse
  }

  /** The new room's id; null when it was refused. */
  async createRoom(name: string, access: Access, invited: string[]): Promise<string | null> {
    const reply = await this.#port.request('room:create', { name, access, invited })
    return this.#granted(reply) ? reply.room : null
  }

  /** The devices in a room; empty when it was refused. */
  async membersOf(room: string): Promise<readonly string[]> {
    const reply = await this.#port.request('member:list', { room })
    return this.#granted(reply) ? reply.members : []
  }

  async joinRoom(room: string): Promise<boolean> {
    return this.#granted(await this.#port.request('room:join', { room }))
  }

  async leaveRoom(room: string): Promise<boolean> {
    this.#leaving.add(room)
    const left = this.#granted(await this.#port.request('room:leave', { room }))
    this.#leaving.delete(room)
    return left
  }

  /** A room that goes out of sight meanwhile is no surprise. */
  isLeaving(room: string): boolean {
    return this.#leaving.has(room)
  }

  /** Renames the room, or says what it is about. */
  async describe(room: string, name: string, topic: string): Promise<boolean> {
    return this.#granted(await this.#port.request('room:describe', { room, name, topic }))
  }

  async invite(room: string, member: string): Promise<boolean> {
    return this.#granted(await this.#port.request('room:invite', { room, member }))
  }

  async remove(member: string): Promise<boolean> {
    return this.#granted(await this.#port.request('member:remove', { member }))
  }

  /** Edits, deletes, pins, reacts: kept and sent when the host is there. */
  async write(written: Written): Promise<boolean> {
    return this.#granted(await this.#port.request('event:write', written))
  }

  async retry(ticket: string): Promise<boolean> {
    return this.#granted(await this.#port.request('outbox:retry', { ticket }))
  }

  async discard(ticket: string): Promise<boolean> {
    return this.#granted(await this.#port.request('outbox:discard', { ticket }))
  }

  #granted<Answer>(reply: Reply<Answer>): reply is { ok: true } & Answer {
    if (reply.ok) return true
    this.#refuse(reply.code)
    return false
  }
}
