import { expect, test } from 'vitest'
import { allSlashes } from '../../../../src/renderer/commands/slash.ts'
import { Completion } from '../../../../src/renderer/state/composer/completion.svelte.ts'
import { findEmoji } from '../../../../src/renderer/text/emoji.ts'

const people = ['Ravi Rao', 'Rana', 'Omar'].map((name, at) => ({ device: String(at), name, tag: '' }))

function completing(everyone: string | null = null): Completion {
  return new Completion({
    people: () => Promise.resolve(people),
    everyone: () => everyone,
    findEmoji: (word, most) => Promise.resolve(findEmoji(word, most)),
    slashes: (begun) => allSlashes.filter(({ name }) => name.startsWith(begun))
  })
}

async function offered(text: string, caret = text.length): Promise<string[]> {
  const completion = completing()
  await completion.update(text, caret)
  return completion.list.map(({ insert }) => insert)
}

test('an @ suggests people, by the beginning of any of their names', async () => {
  expect(await offered('hi @')).toEqual(['@Ravi Rao', '@Rana', '@Omar'])
  expect(await offered('hi @ra')).toEqual(['@Ravi Rao', '@Rana'])
  expect(await offered('@rao')).toEqual(['@Ravi Rao'])
})

test.each([
  ['@', ['@Ravi Rao', '@Rana', '@Omar', '@alle']],
  ['@r', ['@Ravi Rao', '@Rana', '@alle']],
  ['@roo', ['@alle']],
  ['@全', ['@alle']],
  ['@o', ['@Omar']]
])('all of the room are suggested last, in the language of the interface: %s', async (text, inserts) => {
  const completion = completing('alle')
  await completion.update(text, text.length)
  expect(completion.list.map(({ insert }) => insert)).toEqual(inserts)
})

test('nothing is suggested inside a word, after a finished name or without a match', async () => {
  expect(await offered('mail me@ra')).toEqual([])
  expect(await offered('@Omar is here')).toEqual([])
  expect(await offered('@zoe')).toEqual([])
})

test.each(['は@', '、@', '（@', '今日は@o', '“@om', '＠om', 'Mina/@om', 'ok:@Om', '_@om'])(
  'a list of people opens beside letters of a script without blanks and beside signs: %s',
  async (text) => {
    expect(await offered(text)).toContain('@Omar')
  }
)

test.each(['https://a.example/@om', 'see www.a.example/@om', 'mina@om', '2@om'])(
  'nobody is suggested in %s',
  async (text) => {
    expect(await offered(text)).toEqual([])
  }
)

test('a colon and two letters suggest emoji, also behind a mention', async () => {
  expect(await offered('yes :tada')).toContain('🎉')
  expect(await offered('@Omar see :tada')).toContain('🎉')
  expect(await offered('at 10:30')).toEqual([])
})

test('accepting one keeps the text behind the caret, with one space between', async () => {
  const completion = completing()
  await completion.update('hi @ra there', 6)
  completion.move(1)
  // Of “hi @ra there” the word before the caret, and the space behind it.
  expect(completion.take()).toEqual({ from: 3, to: 7, insert: '@Rana ', select: [9, 9] })
  expect(completion.list).toEqual([])
})

test('moving past the last selects the first', async () => {
  const completion = completing()
  await completion.update('@', 1)
  completion.move(-1)
  expect(completion.at).toBe(2)
  completion.move(1)
  expect(completion.at).toBe(0)
})

test('a late answer is not shown', async () => {
  const completion = completing()
  const late = completion.update('@ra', 3)
  await completion.update('@rax', 4)
  await late
  expect(completion.list).toEqual([])
})

test('a slash at the very beginning suggests commands', async () => {
  expect(await offered('/to')).toEqual(['/topic'])
  expect(await offered('and/or')).toEqual([])
  expect(await offered('/topic lunch')).toEqual([])
  expect(await offered('//')).toEqual([])
})

test('suggestions also work at the end of a very long text', async () => {
  const completion = completing()
  const long = 'word '.repeat(20_000)
  await completion.update(`${long}@rao`, long.length + 4)
  expect(completion.take()).toMatchObject({ from: long.length, to: long.length + 4, insert: '@Ravi Rao ' })
})

test('it reports when a search for suggestions has ended, for keys that come before', async () => {
  const completion = completing()
  const first = completion.update('/', 1)
  const second = completion.update('/new', 4)
  await completion.pending
  expect(completion.list.map(({ key }) => key)).toEqual(['new'])
  await Promise.all([first, second])
  expect(completion.pending).toBeNull()
})

test('the number of suggestions is limited, and a new list begins at its top', async () => {
  const crowd = Array.from({ length: 9 }, (_, at) => ({
    device: String(at),
    name: `Ra${String(at)}`,
    tag: ''
  }))
  const parts = { findEmoji: () => Promise.resolve([]), slashes: () => [], everyone: () => null }
  const completion = new Completion({ ...parts, people: () => Promise.resolve(crowd) })
  await completion.update('@ra', 3)
  completion.move(2)
  expect([completion.list.length, completion.at]).toEqual([6, 2])
  await completion.update('@r', 2)
  expect(completion.at).toBe(0)
})

async function selectedAfter(text: string): Promise<number> {
  const completion = completing()
  await completion.update(text, text.length)
  expect(completion.list).not.toEqual([])
  return completion.at
}

test.each(['haha :DD', ':-D', ':-o', ':-P', ':OO', 'nah :no', ':smile'])(
  'nothing is selected for Enter after “%s”',
  async (text) => {
    const completion = completing()
    await completion.update(text, text.length)
    expect(completion.at).toBe(-1)
  }
)

test('a person whose name is begun is selected, one whose name is complete is not', async () => {
  expect(await selectedAfter('hi @ra')).toBe(0)
  expect(await selectedAfter('hi @')).toBe(-1)
  expect(await selectedAfter('hi @Omar')).toBe(-1)
  expect(await selectedAfter('hi @ravi rao')).toBe(-1)
  expect(await selectedAfter('/to')).toBe(0)
  expect(await selectedAfter('/topic')).toBe(-1)
  expect(await selectedAfter('/')).toBe(-1)
})

test('the arrows select, and without them the first is taken', async () => {
  const completion = completing()
  await completion.update(':tada', 5)
  expect(completion.take()?.insert).toBe('🎉 ')
  await completion.update(':tada', 5)
  completion.move(1)
  expect(completion.at).toBe(0)
})
