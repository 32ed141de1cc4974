/** The host's device, or some other people, in a process that can be killed; started again, they go on from their folders. */
import { join } from 'node:path'
import * as v from 'valibot'
import type { Session } from '#shared/session/session.ts'
import { OpenedDevice } from '../../src/main/device/local-device.ts'
import { openSelf } from '../../src/main/device/self.ts'
import { GuestBrowser } from './older-copy-guest.ts'
import { WritingPerson } from './older-copy-person.ts'
import { PeoplePlan, PeopleRequest, type Place } from './older-copy-plans.ts'
import { planOf, serveParent } from './parent.ts'

const plan = planOf(PeoplePlan)
/** How long one waits for what must come, ms. */
const timeoutMs = 30_000

interface Opened {
  person: WritingPerson
  close: () => Promise<void>
}

const people = new Map<string, Opened>()
const browsers = new Map<string, GuestBrowser>()
let perSecond = 0

function personCalled(name: string): Opened {
  const found = people.get(name)
  if (!found) throw new Error(`${name} is not here`)
  return found
}

function browserOf(name: string): GuestBrowser {
  const found = browsers.get(name) ?? new GuestBrowser()
  browsers.set(name, found)
  return found
}

/** Its spaces are opened with {@link Spaces.restore}. */
async function openFolder(name: string): Promise<OpenedDevice> {
  const options = { dataDir: join(plan.folder, name), pagesDir: '/nowhere', version: 'faults' }
  return new OpenedDevice(await openSelf(options.dataDir, name), { ...options, profileName: name })
}

async function add(name: string, session: Session, close: () => Promise<void>, guest = false): Promise<void> {
  const person = new WritingPerson(name, session, join(plan.folder, `${name}.jsonl`), guest)
  people.set(name, { person, close })
  await person.begin()
  person.write(perSecond)
}

/** The lobby of a space that one has just started is known after the first entry. */
async function entersLobby(name: string, session: Session): Promise<void> {
  const isIn = (): boolean => {
    const { space, rooms } = session.view
    return rooms.some(({ id, membership }) => id === space.lobby && membership === 'joined')
  }
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const stop = session.onAny(() => {
    if (isIn()) resolve(undefined)
  })
  const giveUp = setTimeout(() => {
    reject(new Error(`${name} is not in the lobby: ${JSON.stringify(session.view.connection)}`))
  }, timeoutMs)
  if (isIn()) resolve(undefined)
  await promise.finally(() => {
    clearTimeout(giveUp)
    stop()
  })
}

/** On a busy machine a host may not answer in the seconds that a person is made to wait: they try again. */
async function joins({ spaces }: OpenedDevice, address: string): Promise<void> {
  const end = performance.now() + timeoutMs
  for (;;)
    try {
      await spaces.join(address)
      return
    } catch (refused) {
      if (performance.now() > end) throw refused
    }
}

async function openMember(name: string, place: Place): Promise<string> {
  const device = await openFolder(name)
  if (device.spaces.isMine(place.space)) await device.spaces.restore()
  else await joins(device, `127.0.0.1:${String(place.port)}`)
  const { session } = device.spaces.get(place.space)
  await add(name, session, () => device.close())
  await entersLobby(name, session)
  return device.self.device
}

async function openGuest(name: string, place: Place, invitation: string | null): Promise<string> {
  const guest = await browserOf(name).open(name, place, invitation)
  const { session } = guest
  const close = async (): Promise<void> => {
    guest.passTurn()
    await session.stop()
  }
  await add(name, session, close, true)
  session.start()
  await entersLobby(name, session)
  return session.view.me
}

interface HostingPerson extends Place {
  invite: () => string
}

async function host({ name, port }: { name: string; port: number }): Promise<HostingPerson> {
  const device = await openFolder(name)
  const [stored] = device.spaces.list
  if (stored) await device.spaces.restore()
  const space = stored?.space ?? (await device.spaces.start('Faults', 'https', port))
  const { session, summary } = device.spaces.get(space)
  if (!summary.hosting) throw new Error('it does not host')
  await add(name, session, () => device.close())
  await entersLobby(name, session)
  return {
    space,
    host: device.self.device,
    port: device.spaces.hosting[0]?.port ?? 0,
    certificate: device.self.certificate.certificate,
    invite: () => new URL(device.spaces.get(space).invite(1).url).hash.slice('#i='.length)
  }
}

async function leave(name: string): Promise<void> {
  const opened = personCalled(name)
  opened.person.write(0)
  people.delete(name)
  await opened.close()
}

const hosting = plan.host && (await host(plan.host))

async function answer(requested: unknown): Promise<unknown> {
  const request = v.parse(PeopleRequest, requested)
  switch (request.type) {
    case 'invite':
      return hosting?.invite()
    case 'open':
      return request.invitation === undefined
        ? openMember(request.name, request.place)
        : openGuest(request.name, request.place, request.invitation)
    case 'close':
      await leave(request.name)
      break
    case 'write':
      ;({ perSecond } = request)
      for (const { person } of people.values()) person.write(perSecond)
      break
    case 'kept':
      return Object.fromEntries(browserOf(request.name).kept)
    case 'keep':
      browserOf(request.name).kept = new Map(Object.entries(request.kept))
      break
    case 'states':
      return [...people.values()].map(({ person }) => person.state(request.windows))
    case 'post':
    case 'room':
    case 'remove':
      await act(personCalled(request.name).person, request)
      break
  }
  return null
}

type Act = Extract<PeopleRequest, { type: 'post' | 'room' | 'remove' }>

async function act(person: WritingPerson, request: Act): Promise<void> {
  if (request.type === 'post') await person.post(request.count)
  else if (request.type === 'room') await person.createRoom(request.called, request.invited)
  else await person.remove(request.member)
}

const { invite: _invite, ...place } = hosting ?? { invite: null }
serveParent(place, answer)
