/** Reads paged lists, with limits, since a host is not trusted. */
import { Refused, unwrap } from '../values/reply.ts'
import type { Answer, Payload } from '../protocol/requests.ts'
import type { HostConnection } from './deps.ts'
import type { Clock } from '../values/clock.ts'
import { requestWithRetry } from './request-retry.ts'

/** Pages of one list: 100,000 members. */
const maxPages = 400
/** ms for the lists of an entry: a thousand members on the slowest network. */
const entryListsTimeoutMs = 60_000

type Entered = Answer<'space:enter'>

export interface RoomMembers {
  members: string[]
  /** Who has not joined yet. */
  invited: string[]
}

export class Lists {
  readonly #clock: Pick<Clock, 'after'>

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  /** @throws Refused */
  async complete(connection: HostConnection, first: Entered): Promise<Entered> {
    const stop = this.#clock.after(entryListsTimeoutMs, () => {
      connection.close() // pending requests are answered with offline then
    })
    try {
      return await this.#complete(connection, first)
    } finally {
      stop()
    }
  }

  async #complete(connection: HostConnection, first: Entered): Promise<Entered> {
    const rooms = await this.#all(first.next.rooms, async (from) => {
      const { rooms: page, next } = await this.#request(connection, 'space:rooms', { from })
      return { page, next }
    })
    const members = await this.#all(first.next.members, async (from) => {
      const { members: page, next } = await this.#request(connection, 'space:members', { from })
      return { page, next }
    })
    return { ...first, rooms: [...first.rooms, ...rooms], members: [...first.members, ...members] }
  }

  /** @throws Refused */
  async membersIn(connection: HostConnection, room: string): Promise<RoomMembers> {
    const invited: string[] = []
    const members = await this.#all<string, string>('', async (after) => {
      const payload = after === '' ? { room } : { room, after }
      const answer = await this.#request(connection, 'member:list', payload)
      invited.push(...(answer.invited ?? []))
      return { page: answer.members, next: answer.next }
    })
    return { members, invited }
  }

  async #all<T, Mark extends number | string>(
    begin: Mark | null,
    read: (from: Mark) => Promise<{ page: T[]; next: Mark | null }>
  ): Promise<T[]> {
    const all: T[] = []
    let from = begin
    for (let pages = 0; from !== null; pages += 1) {
      const { page, next }: { page: T[]; next: Mark | null } = await read(from)
      if (pages === maxPages || (next !== null && next <= from)) {
        throw new Refused('invalid', 'the host’s list has no end')
      }
      all.push(...page)
      from = next
    }
    return all
  }

  async #request<N extends 'space:rooms' | 'space:members' | 'member:list'>(
    connection: HostConnection,
    name: N,
    payload: Payload<N>
  ): Promise<Answer<N>> {
    return unwrap(await requestWithRetry(connection, this.#clock, name, payload))
  }
}
