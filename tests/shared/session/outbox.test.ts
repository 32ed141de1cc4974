/** A message that waits can be changed and withdrawn, also when the host may have it already. */
import { expect, test, vi } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import { timeline } from '#shared/log/timeline.ts'
import type { Written } from '#shared/session/contract.ts'
import { Refused, unwrap, type Code } from '#shared/values/reply.ts'
import type { OutboxTurn, SessionStore } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Listeners } from '#shared/values/listeners.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { startSpace, type Person, type Space } from '../../support/chat.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'
import { lacks } from '../../support/systems.ts'
import { storesOfWindows } from '../../support/windows.ts'
import { guestStore } from '../../../src/renderer/platform/guest/guest-store.ts'
import { sharedStore } from '../../../src/renderer/platform/guest/shared-store.ts'
import { systemClock } from '#shared/values/clock.ts'

const isAway = (person: Person): Promise<void> =>
  person.sees('that the host is away', () => person.session.view.connection.state === 'lost')

const allSent = (person: Person): Promise<void> =>
  person.sees('an empty outbox', () => person.session.view.outbox.length === 0)

const waiting = (person: Person): unknown[] => person.session.view.outbox.map(({ body }) => body)

const idOf = ({ event }: Placed): string => eventId(event, nodeCrypto.hash)

const changesIn = ({ received }: Person): number =>
  received.filter(({ event }) => ['message.edited', 'message.deleted'].includes(event.kind)).length

/** The messages of the lobby as a person sees them. */
async function shown(person: Person, space: Space): Promise<string[]> {
  const page = unwrap(await person.session.request('log:read', { room: space.lobby, limit: 50 }))
  return timeline(page.placed, nodeCrypto.hash).flatMap((item) =>
    item.kind === 'message' ? [item.deleted ? 'deleted' : item.text] : []
  )
}

function revise(person: Person, ticket: string, text: string): Promise<Code | 'ok'> {
  return person.requests('outbox:revise', { ticket, revision: { text } })
}

test('a waiting message is revised in its place, and delivered once', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await space.stop()
  await isAway(mina)
  const [ticket] = [await mina.says('see you tomorow'), await mina.says('bye')]
  expect(await revise(mina, ticket, 'see you tomorrow')).toBe('ok')
  expect(waiting(mina)).toEqual([{ text: 'see you tomorrow' }, { text: 'bye' }])
  await space.restart()
  await omar.receives('bye')
  await allSent(mina)
  expect(omar.texts()).toEqual(['see you tomorrow', 'bye'])
})

test('a waiting message that is withdrawn is never sent', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await space.stop()
  await isAway(mina)
  const [ticket] = [await mina.says('wrong room'), await mina.says('right')]
  expect(await mina.requests('outbox:discard', { ticket })).toBe('ok')
  await space.restart()
  await omar.receives('right')
  await allSent(mina)
  expect(omar.texts()).toEqual(['right'])
})

test('a revision leaves the answer to a message in place', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await omar.says('when?')
  const reply = idOf(await mina.receives('when?'))
  await space.stop()
  await isAway(mina)
  const written = { room: space.lobby, kind: 'message.posted', body: { text: 'nou', reply } } as const
  const { ticket } = unwrap(await mina.session.request('event:write', written))
  await revise(mina, ticket, 'now')
  await space.restart()
  const { event } = await omar.receives('now')
  expect(event.body).toEqual({ text: 'now', reply })
})

test.skipIf(lacks('IPv6'))('what the host may have is edited or deleted there', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const proxy: Proxy = await startProxy(space.host.port)
  const mina = await space.join('Mina', { dial: () => space.dialAt(proxy.address) })
  proxy.muteHost()
  const [first, second] = [await mina.says('tomorow'), await mina.says('oops')]
  await omar.receives('oops') // the host has both, and Mina does not know
  await revise(mina, first, 'tomorrow')
  await mina.requests('outbox:discard', { ticket: second })
  expect(waiting(mina)).toEqual([{ text: 'tomorrow' }])
  proxy.cut()
  await omar.sees('the edit and the deletion', () => changesIn(omar) === 2)
  await allSent(mina)
  expect(await shown(omar, space)).toEqual(['tomorrow', 'deleted'])
})

test('a message that was delivered while it was being changed is edited or deleted', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const [first, second] = [await mina.says('tomorow'), await mina.says('oops')]
  await mina.receives('oops')
  await allSent(mina)
  expect(await revise(mina, first, 'tomorrow')).toBe('ok')
  expect(await mina.requests('outbox:discard', { ticket: second })).toBe('ok')
  await omar.sees('both changes', () => changesIn(omar) === 2)
  expect(await shown(omar, space)).toEqual(['tomorrow', 'deleted'])
})

test('a reply to a message that is deleted before it is sent is sent without it', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await omar.says('gone soon')
  const target = idOf(await mina.receives('gone soon'))
  await mina.leave()
  await omar.requests('event:write', { room: space.lobby, kind: 'message.deleted', body: { target } })
  await allSent(omar)
  const again = await space.join('Mina', { keys: mina.keys })
  const body = { text: 'I agree', reply: target }
  await again.requests('event:write', { room: space.lobby, kind: 'message.posted', body })
  await again.says('with all of it')
  await omar.receives('with all of it')
  expect(omar.texts()).toEqual(['gone soon', 'I agree', 'with all of it'])
  expect((await omar.receives('I agree')).event.body).toEqual({ text: 'I agree' })
  await allSent(again)
})

test('what is said about a message that is deleted by then is done, except for the text of an edit', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await omar.says('gone soon')
  await mina.says('slip')
  const [theirs, mine] = [idOf(await mina.receives('gone soon')), idOf(await mina.receives('slip'))]
  await mina.leave()
  await omar.requests('event:write', { room: space.lobby, kind: 'message.deleted', body: { target: theirs } })
  await allSent(omar)
  const again = await space.join('Mina', { keys: mina.keys })
  const write = (written: Written): Promise<string> => again.requests('event:write', written)
  const { lobby: room } = space
  await write({ room, kind: 'reaction.added', body: { target: theirs, emoji: '👍' } })
  await write({ room, kind: 'message.pinned', body: { target: theirs } })
  for (let times = 0; times < 2; times += 1)
    await write({ room, kind: 'message.deleted', body: { target: mine } })
  await write({ room, kind: 'message.edited', body: { target: mine, text: 'half a page' } })
  await again.says('still here')
  await omar.receives('still here')
  await again.sees('one failed edit', () =>
    again.session.view.outbox.every(({ state, kind }) => state === 'failed' && kind === 'message.edited')
  )
  expect(again.session.view.outbox).toMatchObject([{ body: { text: 'half a page' }, code: 'not-found' }])
})

test('a failed message is sent again as it was revised', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const room = await mina.creates('Plans', 'open')
  await omar.sees('the room', () => omar.room('Plans').id === room)
  await omar.joins('Plans')
  const leaving = mina.requests('event:send', { room, kind: 'member.left', body: {} })
  const ticket = await mina.says('nou', 'Plans')
  await leaving
  await mina.sees('that it failed', () => mina.session.view.outbox[0]?.state === 'failed')
  await mina.requests('event:send', { room, kind: 'member.joined', body: {} })
  expect(await revise(mina, ticket, 'now')).toBe('ok')
  await omar.receives('now')
  await allSent(mina)
})

test('there is nothing to revise or withdraw under an unknown ticket', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const ticket = 'a'.repeat(26)
  expect(await revise(mina, ticket, 'now')).toBe('not-found')
  expect(await mina.requests('outbox:discard', { ticket })).toBe('not-found')
})

/** The turn of a tab that another one does not notice. */
function secretTurn(): OutboxTurn & { give: () => void } {
  const changed = new Listeners<['outbox' | 'marks']>()
  let isMine = false
  const pass = (mine: boolean): void => {
    isMine = mine
    changed.emit('outbox')
  }
  return {
    get isMine() {
      return isMine
    },
    take: () => Promise.resolve(pass(true)),
    give: () => pass(false),
    onChange: (listener) => void changed.add(listener),
    onGive: () => undefined
  }
}

/** Of one more tab of this browser. */
function storeOfTab(browser: ReturnType<typeof storesOfWindows>, space: Space): SessionStore {
  return guestStore(browser(), space.id, systemClock)
}

test('a former text that another tab has sent is edited, or deleted, when it arrives', async () => {
  const space = await startSpace()
  const [keys, turn, browser] = [deviceKeysOf(newIdentityPem()), secretTurn(), storesOfWindows()]
  const omar = await space.join('Omar')
  const unaware = await space.join('Mina', { keys, store: storeOfTab(browser, space) })
  const mina = await space.join('Mina', { keys, store: storeOfTab(browser, space), turn })
  await space.stop()
  await Promise.all([unaware, mina].map(isAway))
  const [first, second] = [await unaware.says('tomorow'), await unaware.says('oops')]
  turn.give()
  await revise(mina, first, 'tomorrow')
  await mina.requests('outbox:discard', { ticket: second })
  expect(waiting(mina)).toEqual([{ text: 'tomorrow' }])
  turn.give()
  await space.restart()
  await omar.sees('the edit and the deletion', () => changesIn(omar) === 2)
  expect(await shown(omar, space)).toEqual(['tomorrow', 'deleted'])
})

test('what is revised in a tab that has lost the turn without knowing it is what the other tab sends', async () => {
  const space = await startSpace()
  const [keys, browser] = [deviceKeysOf(newIdentityPem()), storesOfWindows()]
  const [former, holder] = [secretTurn(), secretTurn()]
  const tab = (turn: OutboxTurn): Promise<Person> => {
    const store = storeOfTab(browser, space)
    return space.join('Mina', { keys, store, turn })
  }
  const [omar, one, two] = [await space.join('Omar'), await tab(former), await tab(holder)]
  await space.stop()
  await Promise.all([one, two].map(isAway))
  const message = await one.says('tomorow')
  await revise(one, message, 'tomorrow')
  await holder.take()
  await revise(one, message, 'tomorrow at nine')
  expect(waiting(two)).toEqual([{ text: 'tomorrow' }])
  await holder.take() // learns what is stored
  expect(waiting(two)).toEqual([{ text: 'tomorrow at nine' }])
  former.give()
  await space.restart()
  await omar.receives('tomorrow at nine')
  await allSent(two)
  expect([omar.texts(), changesIn(omar)]).toEqual([['tomorrow at nine'], 0])
})

test('of two tabs that revised a message, each edits the former text of it to what was written last', async () => {
  const space = await startSpace()
  const [keys, browser] = [deviceKeysOf(newIdentityPem()), storesOfWindows()]
  const tab = (turn?: OutboxTurn): Promise<Person> => {
    const store = storeOfTab(browser, space)
    return space.join('Mina', { keys, store, ...(turn && { turn }) })
  }
  const turns = [secretTurn(), secretTurn()] as const
  const [omar, unaware] = [await space.join('Omar'), await tab()]
  const [one, two] = [await tab(turns[0]), await tab(turns[1])]
  await space.stop()
  await Promise.all([unaware, one, two].map(isAway))
  const message = await unaware.says('tomorow')
  await revise(one, message, 'tomorrow')
  await revise(two, message, 'tomorrow at nine')
  turns[0].give() // learns what is stored
  turns[1].give()
  expect(waiting(one)).toEqual([{ text: 'tomorrow at nine' }])
  await space.restart()
  await omar.receives('tomorow')
  await omar.sees('an edit', () => changesIn(omar) > 0)
  await Promise.all([allSent(one), allSent(two)])
  expect(await shown(omar, space)).toEqual(['tomorrow at nine'])
})

test('what a tab that was suspended stores over a revised message does not bring the former text back', async () => {
  const space = await startSpace()
  const [browser, turn] = [storesOfWindows(), secretTurn()]
  const store = storeOfTab(browser, space)
  const storeOfOther = sharedStore(browser(), space.id, systemClock)
  const [omar, mina] = [await space.join('Omar'), await space.join('Mina', { store, turn })]
  await space.stop()
  await isAway(mina)
  const message = await mina.says('tomorow')
  const [former] = storeOfOther.outbox()
  if (!former) throw new Error('nothing is stored')
  await revise(mina, message, 'tomorrow')
  turn.give()
  storeOfOther.saveDraft(former)
  await turn.take()
  expect(waiting(mina)).toEqual([{ text: 'tomorrow' }])
  await space.restart()
  await omar.receives('tomorrow')
  await allSent(mina)
  storeOfOther.saveDraft(former)
  await turn.take()
  await mina.says('bye')
  await omar.receives('bye')
  await allSent(mina)
  expect([omar.texts(), changesIn(omar)]).toEqual([['tomorrow', 'bye'], 0])
})

test('a tab that finds a message stored after the log has shown it edits the message that was sent', async () => {
  const space = await startSpace()
  const [keys, browser, turn] = [deviceKeysOf(newIdentityPem()), storesOfWindows(), secretTurn()]
  const store = storeOfTab(browser, space)
  const [omar, mina] = [await space.join('Omar'), await space.join('Mina', { keys, store, turn })]
  const other = await space.join('Mina', { keys })
  const ticket = await other.says('tomorow')
  const { event } = await mina.receives('tomorow')
  if (event.kind !== 'message.posted') throw new Error('not a message')
  const { room, at } = event
  const draft = {
    room,
    at,
    ticket,
    state: 'waiting',
    kind: 'message.posted',
    body: { text: 'tomorow' }
  } as const
  sharedStore(browser(), space.id, systemClock).saveDraft({ draft, event })
  const emitted = vi.fn()
  mina.session.on('outbox:changed', emitted)
  turn.give() // learns what is stored
  expect(waiting(mina)).toEqual([])
  expect(emitted).toHaveBeenLastCalledWith({ outbox: [] })
  expect(await revise(mina, ticket, 'tomorrow')).toBe('ok')
  await omar.sees('the edit', () => changesIn(omar) > 0)
  expect(await shown(omar, space)).toEqual(['tomorrow'])
})

/** Mina has sent this, and a browser with the same key does not know it yet. */
async function sentElsewhere(text: string) {
  const space = await startSpace()
  const [keys, browser, turn] = [deviceKeysOf(newIdentityPem()), storesOfWindows(), secretTurn()]
  const [omar, other] = [await space.join('Omar'), await space.join('Mina', { keys })]
  const ticket = await other.says(text)
  const { event } = await omar.receives(text)
  await other.leave()
  return { space, omar, keys, browser, turn, ticket, event }
}

test('a revision is not lost when the former text arrives while another tab, which dies, has the turn', async () => {
  const { space, omar, keys, browser, turn, ticket, event } = await sentElsewhere('tomorow')
  const { room, at } = event
  const body = { text: 'tomorrow' }
  const draft = { room, at, ticket, state: 'waiting', kind: 'message.posted', body, revisions: 1 } as const
  const shared = sharedStore(browser(), space.id, systemClock)
  shared.saveDraft({ draft, event })
  const mina = await space.join('Mina', { keys, store: { ...memoryStore(), ...shared }, turn })
  await mina.receives('tomorow')
  await allSent(mina)
  await turn.take()
  await omar.sees('the edit', () => changesIn(omar) > 0)
  expect(await shown(omar, space)).toEqual(['tomorrow'])
})

test('what an older copy holds as it was before it was revised is not sent by the tab that takes the turn later', async () => {
  const { space, omar, keys, browser, turn, ticket, event } = await sentElsewhere('revised')
  const { room, at } = event
  const draft = {
    room,
    at,
    ticket,
    state: 'waiting',
    kind: 'message.posted',
    body: { text: 'not yet' }
  } as const
  const shared = sharedStore(browser(), space.id, systemClock)
  shared.saveDraft({ draft, event: null })
  let status = 'back'
  const store = { ...memoryStore(), ...shared }
  const mina = await space.join('Mina', { keys, store, turn, profile: () => ({ status }) })
  await mina.receives('revised')
  await allSent(mina)
  status = 'reading'
  mina.session.introduce()
  await omar.sees('that what is new is sent', () =>
    omar.session.view.members.some((member) => member.status === status)
  )
  await turn.take()
  await mina.says('bye')
  await omar.receives('bye')
  expect(omar.texts()).toEqual(['revised', 'bye'])
})

test('a message is withdrawn only once the turn has stayed', async () => {
  const space = await startSpace()
  const [store, turn] = [memoryStore(), secretTurn()]
  const mina = await space.join('Mina', { store, turn })
  await space.stop()
  await isAway(mina)
  const ticket = await mina.says('oops')
  let taken = 0
  const take = turn.take.bind(turn)
  turn.take = async () => {
    await take()
    if ((taken += 1) === 1) turn.give() // to another tab, before this one goes on
  }
  expect(await mina.requests('outbox:discard', { ticket })).toBe('ok')
  expect([taken, store.outbox()]).toEqual([2, []])
})

test('a message that the full disk does not let go of is not withdrawn', async () => {
  const space = await startSpace()
  const store = memoryStore()
  const dropDraft = (): void => {
    throw new Refused('storage', 'the disk is full')
  }
  const mina = await space.join('Mina', { store: { ...store, dropDraft } })
  await space.stop()
  await isAway(mina)
  const ticket = await mina.says('oops')
  expect(await mina.requests('outbox:discard', { ticket })).toBe('storage')
  expect([waiting(mina), store.outbox().length]).toEqual([[{ text: 'oops' }], 1])
})

test('what the full disk does not let a tab revise or withdraw stays as another tab sends it', async () => {
  const space = await startSpace()
  const [keys, turn, browser] = [deviceKeysOf(newIdentityPem()), secretTurn(), storesOfWindows()]
  let isFull = false
  const store = storeOfTab(browser, space)
  const mustFit = (): void => {
    if (isFull) throw new Refused('storage', 'the disk is full')
  }
  const saveDraft: SessionStore['saveDraft'] = (stored) => {
    mustFit()
    store.saveDraft(stored)
  }
  const dropDraft: SessionStore['dropDraft'] = (ticket) => {
    mustFit()
    store.dropDraft(ticket)
  }
  const [omar, unaware] = [
    await space.join('Omar'),
    await space.join('Mina', { keys, store: storeOfTab(browser, space) })
  ]
  const mina = await space.join('Mina', { keys, store: { ...store, saveDraft, dropDraft }, turn })
  await space.stop()
  await Promise.all([unaware, mina].map(isAway))
  const [first, second] = [await unaware.says('tomorrow'), await unaware.says('see you')]
  await turn.take()
  isFull = true
  expect(await revise(mina, first, 'never')).toBe('storage')
  expect(await mina.requests('outbox:discard', { ticket: second })).toBe('storage')
  isFull = false
  turn.give()
  await space.restart()
  await omar.receives('see you')
  await mina.receives('see you')
  await mina.says('bye')
  await omar.receives('bye')
  expect([omar.texts(), changesIn(omar)]).toEqual([['tomorrow', 'see you', 'bye'], 0])
})
