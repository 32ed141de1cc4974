/** The tests' chat vocabulary: a real host on a free port, and people who join it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Link, SessionParts, SessionStore } from '#shared/session/parts.ts'
import type { Placed } from '#shared/log/event.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { newId } from '#shared/log/event.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import type { RoomView } from '#shared/session/contract.ts'
import { unwrap } from '#shared/protocol/reply.ts'
import { createSpace } from '../../src/main/host/create.ts'
import { startHost } from '../../src/main/host/host.ts'
import type { Host, HostOptions } from '../../src/main/host/options.ts'
import {
  fingerprintOf,
  derOf,
  newCertificate,
  type Certificate
} from '../../src/main/identity/certificate.ts'
import { keysOf, newIdentity, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { connect } from '../../src/main/link/link.ts'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import { systemClock } from '../../src/main/clock.ts'

const certificate: Promise<Certificate> = newCertificate(Date.now())

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(joinPath(tmpdir(), 'parley-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

export interface Space {
  id: string
  host: Host
  file: SpaceFile
  keys: DeviceKeys
  troubles: string[]
  /** A TLS connection of a desktop, not yet entered. */
  dial: () => Promise<Link>
  join: (name: string, more?: Partial<JoinOptions>) => Promise<Person>
  /** Stops the host and starts it again on the same file and port. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

export interface JoinOptions {
  keys: DeviceKeys
  store: SessionStore
  dial: () => Promise<Link>
  guest: boolean
  invitation: string
  replicate: boolean
  /** Waits until the person is in the lobby; true by default. */
  wait: boolean
}

/** A real host of a new space, with SQLite in a temporary folder. */
export async function startSpace(options: Partial<HostOptions> = {}): Promise<Space> {
  const tls = await certificate
  const keys = keysOf(newIdentity())
  const path = joinPath(tempFolder(), 'space.db')
  const id = newId(nodeCrypto)
  const troubles: string[] = []
  let file = openSpaceFile(path)
  const profile = { name: 'Host', colour: 0 }
  await createSpace(
    file.log,
    { space: id, name: 'Test space', lobby: 'Lobby', profile, at: Date.now() },
    keys,
    nodeCrypto
  )
  const start = (port: number): Promise<Host> =>
    startHost({
      space: id,
      log: file.log,
      keys,
      crypto: nodeCrypto,
      hostName: () => 'Host',
      tls,
      app: 'test',
      port,
      address: '127.0.0.1',
      guests: 'off',
      pages: null,
      grace: 50,
      onTrouble: (about, detail) => troubles.push(`${about}: ${detail}`),
      ...options
    })
  let running = true
  const space: Space = {
    id,
    host: await start(options.port ?? 0),
    file,
    keys,
    troubles,
    dial: () =>
      connect({
        address: `127.0.0.1:${String(space.host.port)}`,
        certificate: tls.certificate,
        fingerprint: fingerprintOf(derOf(tls.certificate))
      }),
    join: (name, more) => joinSpace(space, name, more),
    restart: async () => {
      await space.stop()
      file = openSpaceFile(path)
      space.file = file
      space.host = await start(space.host.port)
      running = true
    },
    stop: async () => {
      if (!running) return
      running = false
      await space.host.close()
      file.close()
    }
  }
  onTestFinished(() => space.stop())
  return space
}

/** Somebody with a session. */
export interface Person {
  name: string
  session: Session
  faults: unknown[]
  /** Everything heard in the rooms, in the order it was told. */
  heard: Placed[]
  room: (name: string) => RoomView
  says: (text: string, room?: string) => Promise<string>
  /** Resolves once the text was heard; fails with what was heard instead. */
  hears: (text: string) => Promise<Placed>
  /** Waits for a condition on this person's view of the space. */
  sees: (what: string, condition: () => boolean) => Promise<void>
  texts: () => string[]
  leave: () => Promise<void>
}

async function joinSpace(space: Space, name: string, more: Partial<JoinOptions> = {}): Promise<Person> {
  const faults: unknown[] = []
  const parts: SessionParts = {
    space: space.id,
    keys: more.keys ?? keysOf(newIdentity()),
    crypto: nodeCrypto,
    clock: systemClock,
    store: more.store ?? memoryStore(),
    dial: more.dial ?? space.dial,
    app: 'test',
    profile: () => ({ name, colour: 1, guest: more.guest ?? false }),
    replicate: more.replicate ?? false,
    onFault: (fault) => faults.push(fault),
    ...(more.invitation === undefined ? {} : { invitation: more.invitation })
  }
  const session = new Session(parts)
  const person = personOver(name, session, faults)
  onTestFinished(() => session.stop())
  session.start()
  if (more.wait ?? true) await person.sees('the lobby', () => person.room('Lobby').membership === 'joined')
  return person
}

function personOver(name: string, session: Session, faults: unknown[]): Person {
  const heard: Placed[] = []
  session.on('log:appended', ({ placed }) => heard.push(...placed))
  const texts = (): string[] =>
    heard.flatMap(({ event }) => (event.kind === 'message.posted' ? [String(event.body['text'])] : []))
  const find = (text: string): Placed | undefined => heard.find(({ event }) => event.body['text'] === text)
  const sees = (what: string, condition: () => boolean): Promise<void> =>
    until(session, `${name} sees ${what}`, condition)
  const room = (called: string): RoomView => {
    const found = session.view.rooms.find((one) => one.name === called)
    if (!found) throw new Error(`${name} sees no room called ${called}`)
    return found
  }
  return {
    name,
    session,
    faults,
    heard,
    room,
    texts,
    sees,
    says: async (text, called = 'Lobby') =>
      unwrap(await session.request('message:post', { room: room(called).id, text })).ticket,
    hears: async (text) => {
      await sees(
        `“${text}”, having heard ${JSON.stringify(texts().slice(-5))}`,
        () => find(text) !== undefined
      )
      return find(text) as Placed
    },
    leave: () => session.stop()
  }
}

const patience = 5000

/** Resolves as soon as the condition holds after something was told; no polling. */
function until(session: Session, what: string, condition: () => boolean): Promise<void> {
  const holds = (): boolean => {
    try {
      return condition()
    } catch {
      return false // a room that is not there yet
    }
  }
  if (holds()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      stop()
      reject(new Error(`waited in vain: ${what}; link ${JSON.stringify(session.view.link)}`))
    }, patience)
    const stop = session.onAny(() => {
      if (!holds()) return
      clearTimeout(giveUp)
      stop()
      resolve()
    })
  })
}
