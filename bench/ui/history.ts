/** A space with a long history, written directly into its file. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '#shared/log/canonical.ts'
import { eventId } from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { unwrap, type Reply } from '#shared/values/reply.ts'
import { openDevice, type OpenedDevice } from '../../src/main/device/local-device.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import type { LogEntry } from '../../src/main/store/event-rows.ts'
import { Device } from '../load/device.ts'
import { textOf } from './texts.ts'

export const memberCount = 20
/** The second room. */
export const otherRoom = 'Garden'
const otherMessages = 2_000
const batch = 500
const messageIntervalMs = 20_000

export interface History {
  dataDir: string
  space: string
  lobby: string
  certificate: string
  members: readonly Device[]
  lastMessage: number
}

/** @param messages in the lobby */
export async function writeHistory(messages: number): Promise<History> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-ui-'))
  const device = await openDevice({ dataDir, pagesDir: '/nowhere', version: 'bench', profileName: 'Mina' })
  const { space, lobby, garden } = await startSpace(device)
  const { certificate } = device.self.certificate
  await device.close()
  const file = openSpaceFile(join(dataDir, 'spaces', `${space}.db`))
  const writer = new Writer(file, space)
  writer.enter([lobby, garden])
  writer.talk(lobby, messages)
  writer.talk(garden, otherMessages)
  file.close()
  return { dataDir, space, lobby, certificate, members: writer.members, lastMessage: messages }
}

async function startSpace(device: OpenedDevice): Promise<{ space: string; lobby: string; garden: string }> {
  const request = async <T extends object>(space: string | null, name: string, payload: object): Promise<T> =>
    unwrap((await device.request({ space, name, payload })) as Reply<T>)
  const { space } = await request<{ space: string }>(null, 'space:start', { name: 'Bench', guests: 'https' })
  const room = { name: otherRoom, access: 'open', invited: [] }
  let garden: string | null = null
  while (garden === null)
    garden = await request<{ room: string }>(space, 'room:create', room).then(roomOf, nothing)
  const { space: head } = await request<{ space: { lobby: string } }>(space, 'space:watch', {})
  return { space, lobby: head.lobby, garden }
}

function roomOf({ room }: { room: string }): string {
  return room
}

/** The session has not connected to its own host. */
async function nothing(): Promise<null> {
  await new Promise((again) => setTimeout(again, 20))
  return null
}

/** Writes as the host would. */
class Writer {
  readonly members: readonly Device[]
  readonly #file: SpaceFile
  readonly #space: string

  constructor(file: SpaceFile, space: string) {
    this.#file = file
    this.#space = space
    this.members = Array.from({ length: memberCount }, () => new Device(space))
  }

  enter(rooms: readonly string[]): void {
    for (const [at, { key }] of this.members.entries()) {
      const profile = { key, name: `Member ${String(at)}`, colour: at % 12, guest: false }
      this.#append(this.#space, [[at, 'member.introduced', profile]], Date.now())
      for (const room of rooms) this.#append(room, [[at, 'member.joined', {}]], Date.now())
    }
  }

  talk(room: string, messages: number): void {
    const began = Date.now() - messages * messageIntervalMs
    const ids: string[] = []
    for (let n = 1; n <= messages; n += batch) {
      const last = Math.min(messages, n + batch - 1)
      const said = Array.from({ length: last - n + 1 }, (_, at) => this.#say(n + at, ids))
      ids.push(...this.#append(room, said, began + n * messageIntervalMs))
    }
    const mark = this.#file.log.head(room)?.seq ?? 0
    this.#file.replica.session(this.#space, nodeCrypto.hash).setMark(room, mark)
  }

  /** Every eighth is a reply, an edit or a reaction. */
  #say(n: number, ids: readonly string[]): HistoryEvent {
    const author = Math.floor(n / 3) % memberCount
    const target = ids.at(-1 - (n % 40))
    if (target !== undefined && n % 16 === 3) return [author, 'reaction.added', { target, emoji: '👍' }]
    const reply = target !== undefined && n % 16 === 11 ? { reply: target } : {}
    return [author, 'message.posted', { text: textOf(n), ...reply }]
  }

  /** @returns the ids of the messages */
  #append(room: string, said: readonly HistoryEvent[], at: number): string[] {
    const { log } = this.#file
    const head = log.head(room)?.seq ?? 0
    const entries = said.map(([author, kind, body], index): LogEntry => {
      const event = (this.members[author] as Device).event(room, kind, body, at + index * messageIntervalMs)
      return { event, id: eventId(event, nodeCrypto.hash), position: { epoch: 1, seq: head + index + 1 } }
    })
    log.append(entries, this.#space)
    return entries.flatMap(({ event, id }) => (event.kind === 'message.posted' ? [id] : []))
  }
}

type HistoryEvent = [author: number, kind: Kind, body: Record<string, Json>]
