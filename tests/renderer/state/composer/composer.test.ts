import { expect, test, vi } from 'vitest'
import { hasVisible } from '#shared/values/line.ts'
import { limits } from '#shared/values/limits.ts'
import { Composer } from '../../../../src/renderer/state/composer/composer.svelte.ts'
import { typingPauseMs, typingRepeatMs } from '../../../../src/renderer/state/composer/typing-notifier.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { storesOfWindows } from '../../../support/windows.ts'
import {
  ids,
  memoryPreferences,
  memoryStore,
  ravi,
  ScriptedBridge,
  ScriptedClock
} from '../../../support/interface.ts'

const sam = { device: ravi, name: 'Sam Rao', tag: '' }

function composing(store = memoryStore()) {
  const bridge = new ScriptedBridge()
  const clock = new ScriptedClock()
  const refused: string[] = []
  const discards: (() => void)[] = []
  const people = (): (typeof sam)[] => [sam]
  const refuse = (code: string): number => refused.push(code)
  const parts = {
    session: sessionClient(bridge.space, ids.space),
    clock,
    preferences: memoryPreferences(store),
    refuse,
    confirmDiscard: (discard: () => void): void => {
      discards.push(discard)
    },
    people
  }
  const composer = new Composer(ids.lobby, parts)
  const received = (): unknown[] =>
    bridge.requestsOf('typing:set').map((request) => (request as { typing: boolean }).typing)
  return { bridge, clock, composer, store, refused, discards, received }
}

test('a sent text is trimmed, and the field is empty at once', async () => {
  const { bridge, composer } = composing()
  composer.write('  hello\n')
  const sending = composer.send()
  expect(composer.text).toBe('')
  expect(await sending).toBe(true)
  expect(bridge.requestsOf('event:write')).toEqual([
    { room: ids.lobby, kind: 'message.posted', body: { text: 'hello' } }
  ])
})

test('lines of code keep the indentation of the first', async () => {
  const { bridge, composer } = composing()
  composer.write('\n    if x:\n        y\n')
  await composer.send()
  expect(bridge.requestsOf('event:write')).toMatchObject([{ body: { text: '    if x:\n        y' } }])
})

test('the field knows when all of a room are called, outside of code', () => {
  const { composer } = composing()
  const calls = ['tea, @room?', '@Room', '@全員へ', 'tea', '`@room`', '@Sam Rao', 'a@room.org'].map(
    (text) => {
      composer.write(text)
      return composer.callsEveryone
    }
  )
  expect(calls).toEqual([true, true, true, false, false, false, false])
})

test('a text of invisible characters is an empty one', async () => {
  const { bridge, composer, store } = composing()
  composer.write('\u200B \uFEFF')
  expect(bridge.requestsOf('typing:set')).toEqual([])
  expect(composer.sendable).toBe(false)
  expect(await composer.send()).toBe(false)
  expect(bridge.requestsOf('event:write')).toEqual([])
  expect(composing(store).composer.text).toBe('')
})

test('a piece of a long text that would be invisible is not sent', () => {
  const { composer } = composing()
  const blank = '\u2800'.repeat(limits.textBytes)
  composer.write(blank)
  expect(composer.pieces).toBeNull()
  composer.write(`first\n${blank}\nlast`)
  expect(composer.pieces?.map(hasVisible)).toEqual([true, true])
})

test('a draft survives leaving the room, and is deleted once it is sent', async () => {
  const { composer, store } = composing()
  composer.write('half a thou')
  expect(composing(store).composer.text).toBe('half a thou')
  await composer.send()
  expect(composing(store).composer.text).toBe('')
})

test('each room has its own draft', () => {
  const { composer, store, bridge, clock } = composing()
  composer.write('for the lobby')
  const parts = {
    session: sessionClient(bridge.space, ids.space),
    clock,
    preferences: memoryPreferences(store),
    refuse: () => undefined,
    confirmDiscard: () => undefined,
    people: () => []
  }
  expect(new Composer(ids.room('d'), parts).text).toBe('')
})

test('refused text comes back, before the text written since', async () => {
  const { bridge, composer, refused } = composing()
  bridge.refuse('event:write', 'storage')
  composer.write('precious')
  const sending = composer.send()
  composer.write('next')
  expect(await sending).toBe(false)
  expect([composer.text, refused]).toEqual(['precious\nnext', ['storage']])
})

test('length is measured in UTF-8 bytes, and one byte too many is not sent', async () => {
  const { bridge, composer } = composing()
  composer.write('é'.repeat(limits.textBytes / 2))
  expect([composer.over, composer.sendable]).toEqual([0, true])
  composer.write(`${'é'.repeat(limits.textBytes / 2)}!`)
  expect([composer.over, composer.sendable]).toEqual([1, false])
  await composer.send()
  expect(bridge.requestsOf('event:write')).toEqual([])
})

test('white space alone is not sent', () => {
  const { composer } = composing()
  composer.write(' \n ')
  expect(composer.sendable).toBe(false)
})

test('others are notified that I write, at intervals, not at every letter', () => {
  const { clock, composer, received } = composing()
  composer.write('h')
  composer.write('he')
  expect(received()).toEqual([true])
  clock.pass(typingRepeatMs)
  composer.write('hel')
  expect(received()).toEqual([true, true])
  clock.pass(typingPauseMs - 1)
  composer.write('hell')
  clock.pass(typingPauseMs - 1)
  expect(received()).not.toContain(false)
})

test('others are notified that I stopped: after a pause, and when the text is deleted', async () => {
  const { clock, composer, received } = composing()
  composer.write('h')
  clock.pass(typingPauseMs)
  expect(received()).toEqual([true, false])
  composer.write('hello')
  await composer.send()
  expect(received()).toEqual([true, false, true, false])
  composer.stopTyping()
  expect(received()).toHaveLength(4)
})

const theirs = { id: 'x'.repeat(43), author: ravi, text: 'Where?' }
const mine = { id: 'y'.repeat(43), author: 'me', text: 'At noon' }

test('a reply names its message, once', async () => {
  const { bridge, composer } = composing()
  composer.reply(theirs)
  composer.write('here')
  await composer.send()
  composer.write('and here')
  await composer.send()
  expect(bridge.requestsOf('event:write').map((request) => (request as { body: object }).body)).toEqual([
    { text: 'here', reply: theirs.id },
    { text: 'and here' }
  ])
})

test('while a message is edited, the draft of the new message waits', async () => {
  const { bridge, composer, store } = composing()
  composer.write('half a thou')
  composer.edit(mine)
  expect(composer.text).toBe('At noon')
  composer.write('At one')
  await composer.send()
  expect(composing(store).composer.text).toBe('half a thou')
  expect(composer.text).toBe('half a thou')
  expect(bridge.requestsOf('event:write')).toEqual([
    { room: ids.lobby, kind: 'message.edited', body: { target: mine.id, text: 'At one' } }
  ])
})

test('an edit survives a reload, and so does the draft that waits for it', () => {
  const { composer, store } = composing()
  composer.write('half a thou')
  composer.edit(mine)
  expect(composing(store).composer.text).toBe('At noon')
  composer.write('At one')
  const next = composing(store).composer
  expect([next.text, next.target]).toEqual(['At one', { ...mine, kind: 'edit' }])
  next.cancel()
  expect(next.text).toBe('half a thou')
  const last = composing(store).composer
  expect([last.text, last.target]).toEqual(['half a thou', null])
})

test('the target of a reply survives a reload, until it is sent or cancelled', async () => {
  const { composer, store } = composing()
  composer.reply(mine)
  composer.write('Fine')
  const next = composing(store)
  expect([next.composer.text, next.composer.target?.kind]).toEqual(['Fine', 'reply'])
  await next.composer.send()
  expect(next.bridge.requestsOf('event:write')).toMatchObject([{ body: { text: 'Fine', reply: mine.id } }])
  expect(composing(store).composer.target).toBeNull()
  composing(store).composer.reply(mine)
  composing(store).composer.cancel()
  expect(composing(store).composer.target).toBeNull()
})

test('a stored draft in an unknown format is ignored', () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const store = memoryStore()
  store.set(`draft-about/${ids.lobby}`, '{"kind":"shout"')
  expect(composing(store).composer.target).toBeNull()
  vi.restoreAllMocks()
})

test('an edit that is cancelled, or changes nothing, is not sent', async () => {
  const { bridge, composer } = composing()
  composer.edit(mine)
  composer.write('other')
  composer.cancel()
  expect([composer.text, composer.target]).toEqual(['', null])
  composer.edit(mine)
  expect(await composer.send()).toBe(true)
  expect([composer.target, bridge.requestsOf('event:write')]).toEqual([null, []])
})

test('a refused edit comes back as an edit', async () => {
  const { bridge, composer } = composing()
  bridge.refuse('event:write', 'storage')
  composer.edit(mine)
  composer.write('At one')
  await composer.send()
  expect([composer.text, composer.target?.id]).toEqual(['At one', mine.id])
})

test('a person named with an @ is mentioned', async () => {
  const { bridge, composer } = composing()
  composer.write('ask @Sam Rao')
  await composer.send()
  expect(bridge.requestsOf('event:write')).toMatchObject([{ body: { mentions: [ravi] } }])
})

test('the sent text may differ from the typed one; after a refusal the typed one comes back', async () => {
  const { bridge, composer } = composing()
  composer.write('//topic')
  bridge.refuse('event:write', 'storage')
  await composer.send('/topic')
  expect(bridge.requestsOf('event:write')).toMatchObject([{ body: { text: '/topic' } }])
  expect(composer.text).toBe('//topic')
})

const tooLong = `${'a'.repeat(limits.textBytes)} ${'b'.repeat(limits.textBytes)} c`

test('a text that is too long is sent as several messages, the first as the reply', async () => {
  const { bridge, composer } = composing()
  composer.reply({ id: 'q', author: ravi, text: 'well?' })
  composer.write(tooLong)
  expect(composer.pieces?.length).toBe(3)
  expect(await composer.sendPieces()).toBe(true)
  const sent = bridge.requestsOf('event:write') as { body: { text: string; reply?: string } }[]
  expect(sent.map(({ body }) => [body.text[0], body.reply])).toEqual([
    ['a', 'q'],
    ['b', undefined],
    ['c', undefined]
  ])
  expect([composer.text, composer.target]).toEqual(['', null])
})

test('a text that cannot be split stays in the field', async () => {
  const { bridge, composer } = composing()
  composer.write('short')
  expect([await composer.sendPieces(), composer.text]).toEqual([false, 'short'])
  expect(bridge.requestsOf('event:write')).toEqual([])
})

test('everything from the refused part on comes back', async () => {
  const { bridge, composer } = composing()
  bridge.answers['event:write'] = ({ body }: { body: { text: string } }) =>
    body.text.startsWith('a') ? { ok: true } : { ok: false, code: 'storage' }
  composer.write(tooLong)
  expect(await composer.sendPieces()).toBe(false)
  expect(composer.text).toBe(`${'b'.repeat(limits.textBytes)}\nc`)
})

test('a reply of which no part was sent is still a reply', async () => {
  const { bridge, composer } = composing()
  bridge.refuse('event:write', 'storage')
  composer.reply({ id: 'q', author: ravi, text: 'well?' })
  composer.write(tooLong)
  expect([await composer.sendPieces(), composer.target?.id]).toEqual([false, 'q'])
})

test('an edit is never split, and neither is a text longer than all allowed parts', () => {
  const { composer } = composing()
  composer.write('a '.repeat(limits.textBytes * 20))
  expect(composer.pieces).toBeNull()
  composer.edit({ id: 'q', author: ravi, text: tooLong })
  expect(composer.pieces).toBeNull()
})

const sent = { id: 'm'.repeat(43), author: ravi, text: 'see you tomorow' }

test('windows of one device share what is being written, and a sent draft is gone in all of them', async () => {
  const newStore = storesOfWindows()
  const [one, two] = [composing(newStore()).composer, composing(newStore()).composer]
  one.write('half a thou')
  expect(two.text).toBe('half a thou')
  two.reply(sent)
  expect(one.target).toMatchObject({ kind: 'reply', id: sent.id })
  await two.send()
  expect([one.text, one.target]).toEqual(['', null])
  one.edit(sent)
  expect([two.text, two.target?.kind]).toEqual([sent.text, 'edit'])
  two.close()
  one.cancel()
  expect(two.text).toBe(sent.text)
})

test('what another window wrote is kept by one that did not see it', () => {
  const newStore = storesOfWindows()
  const blind = { ...newStore(), onOtherChange: () => () => undefined }
  const [one, two] = [composing(newStore()).composer, composing(blind).composer]
  two.write('mine')
  one.write('half a thought')
  two.write('mine!')
  expect(two.text).toBe('mine!\nhalf a thought')
  expect(one.text).toBe('mine!\nhalf a thought')
})

test('a reply ends when its message is deleted by its author', () => {
  const { composer } = composing()
  composer.write('I agree')
  composer.reply(sent)
  composer.targetChanged(sent.id, 'another', null)
  expect(composer.target).not.toBeNull()
  composer.targetChanged(sent.id, sent.author, null)
  expect([composer.target, composer.text]).toEqual([null, 'I agree'])
})

test('what was changed in a message that is deleted meanwhile stays in the field, before the draft', () => {
  const { composer } = composing()
  composer.write('and')
  composer.edit(sent)
  composer.write('see you tomorrow')
  composer.targetChanged(sent.id, sent.author, null)
  expect([composer.target, composer.text]).toEqual([null, 'see you tomorrow\nand'])
  composer.edit(sent)
  composer.targetChanged(sent.id, sent.author, null)
  expect(composer.text).toBe('see you tomorrow\nand')
})

test('what is said about a message follows its edits by its author, and so does a field that is not changed yet', () => {
  const { composer, store } = composing()
  composer.reply(sent)
  composer.targetChanged(sent.id, 'another', 'forged')
  expect(composer.target?.text).toBe(sent.text)
  composer.targetChanged(sent.id, sent.author, 'at ten')
  expect([composer.target?.text, composer.target?.kind, composer.text]).toEqual(['at ten', 'reply', ''])
  composer.edit({ ...sent, text: 'at ten' })
  composer.targetChanged(sent.id, sent.author, 'at eleven')
  expect([composer.target?.text, composer.text]).toEqual(['at eleven', 'at eleven'])
  expect(composing(store).composer.target?.text).toBe('at eleven')
  composer.write('at noon')
  composer.targetChanged(sent.id, sent.author, 'at one')
  expect([composer.target?.text, composer.text]).toEqual(['at one', 'at noon'])
})

test('a message that waits is revised by its ticket', async () => {
  const { bridge, composer } = composing()
  composer.edit({ ...sent, id: 't1', ticket: 't1' })
  composer.write('see you tomorrow @Sam Rao')
  expect(await composer.send()).toBe(true)
  expect(bridge.requestsOf('outbox:revise')).toEqual([
    { ticket: 't1', revision: { text: 'see you tomorrow @Sam Rao', mentions: [ravi] } }
  ])
})

test('when it is not there any more, its text becomes a message of its own', async () => {
  const { bridge, composer, refused } = composing()
  bridge.answers['outbox:revise'] = () => ({ ok: false, code: 'not-found' })
  composer.edit({ ...sent, id: 't1', ticket: 't1' })
  composer.write('see you tomorrow')
  expect(await composer.send()).toBe(false)
  expect([composer.text, composer.target, refused]).toEqual(['see you tomorrow', null, ['not-found']])
})

test('a begun edit is dropped for another message only once the person agrees', () => {
  const { composer, discards } = composing()
  composer.write('for later')
  const [tea, cake] = ['tea', 'cake'].map((text) => ({ id: text, author: ravi, text }))
  if (!tea || !cake) throw new Error('two messages')
  composer.edit(tea)
  composer.edit(cake) // nothing is lost
  expect([composer.text, discards]).toEqual(['cake', []])
  composer.write('cake at five')
  composer.edit(cake)
  composer.edit(tea)
  composer.reply(tea)
  expect([composer.target?.id, composer.text]).toEqual(['cake', 'cake at five'])
  const [edit, reply] = discards
  edit?.()
  expect([composer.target, composer.text]).toEqual([{ ...tea, kind: 'edit' }, 'tea'])
  reply?.()
  expect([composer.target, composer.text]).toEqual([{ ...tea, kind: 'reply' }, 'for later'])
})
