import { expect, test, vi } from 'vitest'
import type { Code } from '#shared/values/reply.ts'
import type { GuestEntry } from '../../../../src/renderer/platform/platform.ts'
import { GuestJoin } from '../../../../src/renderer/state/guest/guest-join.svelte.ts'
import { greeting, ids } from '../../../support/interface.ts'

const otter = { name: 'Otter', colour: 3 }

function joining(more: Partial<GuestEntry> = {}) {
  const entered: string[] = []
  const opened: string[] = []
  const join = new GuestJoin(
    {
      fetchGreeting: () => Promise.resolve(greeting),
      invited: true,
      known: () => null,
      damage: () => null,
      enter: (_greeting, { name }) => {
        entered.push(name)
        return Promise.resolve(null)
      },
      setProfile: () => undefined,
      forget: () => Promise.resolve(),
      ...more
    },
    (space) => opened.push(space)
  )
  return { join, entered, opened }
}

test('a newcomer with an invitation gives a name and is inside', async () => {
  const { join, entered, opened } = joining()
  expect(join.space).toBeNull()
  await join.start()
  expect([join.now.state, join.space]).toEqual(['form', 'Office'])
  await join.enter(otter)
  expect([entered, opened, join.now.state]).toEqual([['Otter'], [ids.space], 'inside'])
})

test('a newcomer without one gives six digits', async () => {
  const said: (string | undefined)[] = []
  const { join, opened } = joining({
    invited: false,
    enter: (_greeting, _profile, code) => {
      said.push(code)
      return Promise.resolve(null)
    }
  })
  await join.start()
  expect(join.now).toMatchObject({ state: 'form', needsCode: true })
  await join.enter(otter, '583204')
  expect([said, opened]).toEqual([['583204'], [ids.space]])
})

test('after a wrong code the newcomer can try again', async () => {
  const answers: Code[] = ['invitation', 'too-many']
  const { join, opened } = joining({ invited: false, enter: () => Promise.resolve(answers.shift() ?? null) })
  await join.start()
  await join.enter(otter, '000000')
  expect(join.now).toMatchObject({ problem: 'code', busy: false })
  await join.enter(otter, '111111')
  expect(join.now).toMatchObject({ problem: 'waits' })
  await join.enter(otter, '583204')
  expect([join.now.state, opened]).toEqual(['inside', [ids.space]])
})

test('a used link can be replaced by six digits', async () => {
  const { join } = joining({ enter: () => Promise.resolve('invitation') })
  await join.start()
  expect(join.now).toMatchObject({ needsCode: false })
  await join.enter(otter)
  expect(join.now).toMatchObject({ state: 'form', needsCode: true, problem: 'link' })
})

test('two requests enter once', async () => {
  let entering = 0
  const { join } = joining({
    enter: () => {
      entering += 1
      return Promise.resolve(null)
    }
  })
  await join.start()
  await Promise.all([join.enter(otter), join.enter(otter)])
  expect(entering).toBe(1)
})

test('a known guest enters at once, with or without an invitation', async () => {
  const { join, entered } = joining({ invited: false, known: () => otter })
  await join.start()
  expect([join.now.state, entered]).toEqual(['inside', ['Otter']])
})

test('when the host does not answer, the guest can try again', async () => {
  let there = false
  const { join } = joining({ fetchGreeting: () => Promise.resolve(there ? greeting : null) })
  await join.start()
  expect(join.now.state).toBe('absent')
  there = true
  await join.start()
  expect(join.now.state).toBe('form')
})

test('if the keys of a newcomer fail to load, that is shown and can be tried again', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  let reachable = false
  const { join, opened } = joining({
    enter: () => (reachable ? Promise.resolve(null) : Promise.reject(new TypeError('lost')))
  })
  await join.start()
  await join.enter(otter)
  expect(join.now).toMatchObject({ state: 'form', busy: false, problem: 'offline' })
  reachable = true
  await join.enter(otter)
  expect(opened).toEqual([ids.space])
})

test.each<[Code, string | undefined, string]>([
  ['invitation', undefined, 'link'],
  ['invitation', '583204', 'code'],
  ['too-many', undefined, 'full'],
  ['too-many', '583204', 'waits'],
  ['full', '583204', 'full'],
  ['guests-off', '583204', 'guests-off'],
  ['removed', undefined, 'removed']
])(
  'a host that refuses with %s, the code being %s, is a problem of its own: %s',
  async (refused, code, problem) => {
    const { join } = joining({ invited: code === undefined, enter: () => Promise.resolve(refused) })
    await join.start()
    await join.enter(otter, code)
    expect(join.now).toMatchObject({ state: 'form', busy: false, problem })
  }
)
