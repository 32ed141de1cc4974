import { expect, test, vi } from 'vitest'
import type { Edit, Selected } from '../../../../src/renderer/text/editing.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { Composer } from '../../../../src/renderer/state/composer/composer.svelte.ts'
import {
  ComposerInput,
  maxWaitMs,
  type SlashOutcome
} from '../../../../src/renderer/state/composer/composer-input.svelte.ts'
import { findEmoji } from '../../../../src/renderer/text/emoji.ts'
import {
  ids,
  memoryPreferences,
  ravi,
  ScriptedBridge,
  ScriptedClock,
  settled
} from '../../../support/interface.ts'

const sam = { device: ravi, name: 'Sam Rao', tag: '' }

function typing({ outcome = null as SlashOutcome, loadEmoji = () => Promise.resolve({ findEmoji }) } = {}) {
  const bridge = new ScriptedBridge()
  const clock = new ScriptedClock()
  const session = sessionClient(bridge.space, ids.space)
  const composer = new Composer(ids.lobby, {
    session,
    clock,
    preferences: memoryPreferences(),
    refuse: vi.fn(),
    confirmDiscard: vi.fn(),
    people: () => [sam]
  })
  let caret = 0
  const edits: Edit[] = []
  const edit = (made: Edit): void => {
    const { text } = composer
    edits.push(made)
    composer.write(text.slice(0, made.from) + made.insert + text.slice(made.to))
  }
  const selection = (): Selected => ({ text: composer.text, from: caret, to: caret })
  const [callSlash, showToast, editLast] = [vi.fn(() => Promise.resolve(outcome)), vi.fn(), vi.fn()]
  const input = new ComposerInput({
    composer,
    clock,
    field: () => ({ selection, edit }),
    people: () => Promise.resolve([sam]),
    everyone: () => null,
    loadEmoji,
    slashes: () => [
      { name: 'code', label: 'command.slash.code' },
      { name: 'topic', label: 'command.slash.topic', example: 'command.slash.topic.example' }
    ],
    callSlash,
    showToast,
    editLast
  })
  const write = async (text: string): Promise<void> => {
    caret = text.length
    composer.write(text)
    await input.completion.update(text, text.length)
  }
  const press = (key: string, more: Partial<KeyboardEvent> = {}): boolean =>
    input.press(
      { key, shiftKey: false, altKey: false, isComposing: false, ...more },
      key === 'Enter' && more.shiftKey !== true
    )
  const sent = (): unknown[] =>
    bridge.requestsOf('event:write').map((requested) => (requested as { body: { text: string } }).body.text)
  return { input, composer, clock, write, press, sent, edits, callSlash, showToast, editLast }
}

const edited = { id: 'e'.repeat(64), author: ravi, text: '/old' }

test('text is sent as it is, and a line with a slash runs a command', async () => {
  const { input, write, sent, callSlash } = typing()
  await write('hello')
  await input.send()
  await write('/topic Lunch')
  await input.send()
  expect([sent(), callSlash.mock.calls]).toEqual([['hello'], [['/topic Lunch']]])
})

test.for<[SlashOutcome, { text: string; sent: string[]; toasts: string[][] }]>([
  [null, { text: '', sent: [], toasts: [] }],
  [{ send: 'a shrug' }, { text: '', sent: ['a shrug'], toasts: [] }],
  [
    { write: 'go on', caret: 2 },
    { text: 'go on', sent: [], toasts: [] }
  ],
  [{ say: 'No such room' }, { text: '/x', sent: [], toasts: [['No such room']] }],
  [{ say: '' }, { text: '/x', sent: [], toasts: [] }]
])('a command that comes to %o', async ([outcome, expected]) => {
  const { input, composer, write, sent, showToast } = typing({ outcome })
  await write('/x')
  await input.send()
  expect({ text: composer.text, sent: sent(), toasts: showToast.mock.calls }).toEqual(expected)
})

test('an edit that begins with a slash runs no command, and suggests none', async () => {
  const { input, composer, write, callSlash } = typing()
  composer.edit(edited)
  await write('/co')
  expect(input.completion.list).toEqual([])
  await input.send()
  expect(callSlash).not.toHaveBeenCalled()
})

test('a command without an argument runs when it is accepted, others wait for their text', async () => {
  const { input, write, edits, callSlash } = typing()
  await write('/')
  input.take(input.completion.list[1])
  expect([edits.at(-1)?.insert, callSlash.mock.calls]).toEqual(['/topic ', []])
  await write('/')
  input.take()
  expect([edits.at(-1)?.insert, callSlash.mock.calls]).toEqual(['/code ', [['/code ']]])
})

test.each([
  ['done', null, 'hello'],
  ['refused', { say: '' }, '/topic Rain\nhello']
])('what is typed while a command is on its way stays: %s', async (_how, outcome, left) => {
  const { input, composer, callSlash } = typing()
  composer.write('/topic Rain')
  callSlash.mockImplementationOnce(() => {
    expect(composer.text).toBe('')
    composer.write('hello')
    return Promise.resolve(outcome)
  })
  await input.send()
  expect(composer.text).toBe(left)
})

test('Enter during a search for suggestions accepts the result, or else sends', async () => {
  const { input, write, press, sent, edits } = typing()
  void write('@sa')
  expect(press('Enter')).toBe(true)
  await vi.waitFor(() => {
    expect(edits.at(-1)?.insert).toBe('@Sam Rao ')
  })
  void write('@zo')
  press('Enter')
  await vi.waitFor(() => {
    expect(sent()).toEqual(['@zo'])
  })
  expect(input.completion.list).toEqual([])
})

test('Enter waits for suggestions that do not come for a moment only', async () => {
  const { input, clock, write, press, sent } = typing({ loadEmoji: () => new Promise(() => undefined) })
  void write('hello :ta')
  expect(press('Enter')).toBe(true)
  clock.pass(maxWaitMs - 1)
  await settled()
  expect(sent()).toEqual([])
  clock.pass(1)
  await settled()
  expect([sent(), input.completion.list]).toEqual([['hello :ta'], []])
})

test('keys move through suggestions, accept one and close them', async () => {
  const { input, write, press, edits } = typing()
  await write('/')
  press('ArrowDown')
  press('ArrowDown')
  expect(input.completion.at).toBe(1)
  press('ArrowUp')
  press('ArrowDown')
  press('Tab')
  expect(edits.at(-1)?.insert).toBe('/topic ')
  await write('/')
  press('Escape')
  expect(input.completion.list).toEqual([])
})

test('Escape cancels a reply or an edit, and the up arrow in an empty field edits the last message', () => {
  const { composer, press, editLast } = typing()
  composer.reply(edited)
  expect(press('Escape')).toBe(true)
  expect([composer.target, press('Escape')]).toEqual([null, false])
  press('ArrowUp')
  expect(editLast).toHaveBeenCalledOnce()
})

test('a new line continues a list, and is left to the field elsewhere', async () => {
  const { write, press, composer } = typing()
  await write('- one')
  expect(press('Enter', { shiftKey: true })).toBe(true)
  expect(composer.text).toBe('- one\n- ')
  await write('one')
  expect(press('Enter', { shiftKey: true })).toBe(false)
})

test('formats, an emoji and a block of pasted code are inserted at the caret', async () => {
  const { input, write, composer } = typing()
  await write('hi ')
  input.insert('🎉')
  expect(composer.text).toBe('hi 🎉')
  await write('let x = 1\nlet y = 2')
  input.codeOffer.make(0, composer.text)
  input.makeCode()
  expect(composer.text).toContain('```\nlet x = 1\nlet y = 2\n```')
  await write('')
  input.format('bold')
  expect(composer.text).toBe('****')
})

test('without emoji, because they failed to load, nothing is suggested', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { input, write } = typing({ loadEmoji: () => Promise.reject(new Error('the host is gone')) })
  await write(':tada')
  expect(input.completion.list).toEqual([])
  expect(warn).toHaveBeenCalledOnce()
})

test.each(['haha :DD', 'nah :no', ':-P', 'I am :smile'])('“%s” and Enter is sent as typed', async (text) => {
  const { write, press, sent } = typing()
  await write(text)
  press('Enter')
  await vi.waitFor(() => {
    expect(sent()).toEqual([text])
  })
})

test('an emoji that an arrow has selected is taken by Enter', async () => {
  const { write, press, sent, edits } = typing()
  await write('hurray :tada')
  press('ArrowDown')
  press('Enter')
  expect([edits.at(-1)?.insert, sent()]).toEqual(['🎉 ', []])
})

test('an unknown command is sent by the second Enter, unless it was changed', async () => {
  const { input, composer, write, sent, showToast } = typing({ outcome: { unknown: 'No such command' } })
  await write('/hlep')
  await input.send()
  expect([composer.text, sent(), showToast.mock.calls]).toEqual(['/hlep', [], [['No such command']]])
  await write('/hlepp')
  await input.send()
  expect(sent()).toEqual([])
  await input.send()
  expect([composer.text, sent()]).toEqual(['', ['/hlepp']])
})
