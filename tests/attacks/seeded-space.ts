/** A space in its own data folder with members and messages, written without the host. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonObject } from '#shared/log/canonical.ts'
import { eventId, newId } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import { openSelf } from '../../src/main/device/self.ts'
import { spaceFileIn } from '../../src/main/device/space-files.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import type { LogEntry } from '../../src/main/store/event-rows.ts'
import { attacker, honest, passive, Person } from './person.ts'

export interface SeedOptions {
  /** Additional members who never connect. */
  members?: number
  messages?: { count: number; text: (n: number) => string; at?: (n: number) => number }
  /** Edited messages. */
  edited?: { messages: number; edits: number; text: string }
}

export interface SeededSpace {
  dataDir: string
  space: string
  lobby: string
  remove: () => void
}

/** For `parley host --name`. */
export const spaceName = 'Attacked'
/** Usually all members and attackers have entered before. */
const knownMembers = { honest: 8, attackers: 64 }
const batch = 500

export async function seedSpace({ members = 0, messages, edited }: SeedOptions): Promise<SeededSpace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-attacks-'))
  const self = await openSelf(dataDir, 'Host')
  const space = newId(nodeCrypto)
  const file = spaceFileIn(dataDir, space)
  const profile = { name: 'Host', colour: 0 }
  const at = Date.now() - 86_400_000
  await createSpace(file.log, { space, name: spaceName, lobby: 'Lobby', profile, at }, self.keys, nodeCrypto)
  const lobby = [...file.log.stateEvents(space)].find(({ kind }) => kind === 'room.created')?.room ?? ''
  const seqs = new Map([
    [space, 2],
    [lobby, 1]
  ])
  let entries: LogEntry[] = []
  const flush = (): void => {
    file.log.append(entries, space)
    entries = []
  }
  const write = (by: Person, room: string, kind: string, body: JsonObject, when = at): string => {
    const event = by.event(room, kind, body, when)
    const id = eventId(event, nodeCrypto.hash)
    const seq = (seqs.get(room) ?? 0) + 1
    seqs.set(room, seq)
    entries.push({ event, id, position: { epoch: 1, seq } })
    if (entries.length >= batch) flush()
    return id
  }
  const come = (who: string): Person => {
    const person = new Person(space, who)
    write(person, space, 'member.introduced', { key: person.key, name: who, colour: 1, guest: false })
    write(person, lobby, 'member.joined', {})
    return person
  }
  for (let n = 0; n < knownMembers.honest; n += 1) come(honest(n))
  for (let n = 0; n < knownMembers.attackers; n += 1) come(attacker(n))
  for (let n = 0; n < members; n += 1) come(passive(n))
  const writer = come('Writer')
  for (let n = 0; n < (messages?.count ?? 0); n += 1) {
    write(writer, lobby, 'message.posted', { text: messages?.text(n) ?? '' }, messages?.at?.(n))
  }
  for (let n = 0; n < (edited?.messages ?? 0); n += 1) {
    const target = write(writer, lobby, 'message.posted', { text: 'before it was edited' })
    for (let edit = 0; edit < (edited?.edits ?? 0); edit += 1)
      write(writer, lobby, 'message.edited', { target, text: `${edited?.text ?? ''} ${String(edit)}` })
  }
  flush()
  const created = [...file.log.stateEvents(space)]
    .map(asKnown)
    .find((event) => event?.kind === 'space.created')
  if (created?.kind !== 'space.created' || created.body.lobby !== lobby)
    throw new Error('the space has no lobby')
  file.close()
  const stored = { space, name: spaceName, host: self.device, address: null, open: true }
  self.file.saveSpace({ ...stored, port: 0, guests: 'off' })
  self.file.close()
  return {
    dataDir,
    space,
    lobby,
    remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
