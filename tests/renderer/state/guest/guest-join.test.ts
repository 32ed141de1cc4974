import { expect, test, vi } from 'vitest'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { Code } from '#shared/values/reply.ts'
import type { GuestDoor } from '../../../../src/renderer/platform/platform.ts'
import { Entrance } from '../../../../src/renderer/state/guest/guest-join.svelte.ts'
import { ids, ravi } from '../../../support/interface.ts'

const greeting: Greeting = {
  v: 1,
  app: '1',
  space: ids.space,
  name: 'Office',
  epoch: 1,
  host: ravi,
  hostName: 'Ravi',
  key: '',
  proof: '',
  people: 2,
  guests: 'https'
}
const otter = { name: 'Otter', colour: 3 }

function door(more: Partial<GuestDoor> = {}) {
  const entered: string[] = []
  const opened: string[] = []
  const entrance = new Entrance(
    {
      meet: () => Promise.resolve(greeting),
      invited: true,
      known: () => null,
      enter: (_greeting, { name }) => {
        entered.push(name)
        return Promise.resolve(null)
      },
      rename: () => undefined,
      forget: () => Promise.resolve(),
      ...more
    },
    (space) => opened.push(space)
  )
  return { entrance, entered, opened }
}

test('a newcomer with an invitation is asked for a name, then is inside', async () => {
  const { entrance, entered, opened } = door()
  expect(entrance.space).toBeNull()
  await entrance.start()
  expect([entrance.now.state, entrance.space]).toEqual(['asking', 'Office'])
  await entrance.enter(otter)
  expect([entered, opened, entrance.now.state]).toEqual([['Otter'], [ids.space], 'inside'])
})

test('a newcomer without one says six digits', async () => {
  const said: (string | undefined)[] = []
  const { entrance, opened } = door({
    invited: false,
    enter: (_greeting, _profile, code) => {
      said.push(code)
      return Promise.resolve(null)
    }
  })
  await entrance.start()
  expect(entrance.now).toMatchObject({ state: 'asking', needsCode: true })
  await entrance.enter(otter, '583204')
  expect([said, opened]).toEqual([['583204'], [ids.space]])
})

test('a wrong code leaves the newcomer at the door, to try again', async () => {
  const answers: Code[] = ['invitation', 'too-many']
  const { entrance, opened } = door({ invited: false, enter: () => Promise.resolve(answers.shift() ?? null) })
  await entrance.start()
  await entrance.enter(otter, '000000')
  expect(entrance.now).toMatchObject({ refused: 'invitation', busy: false })
  await entrance.enter(otter, '111111')
  expect(entrance.now).toMatchObject({ refused: 'too-many' })
  await entrance.enter(otter, '583204')
  expect([entrance.now.state, opened]).toEqual(['inside', [ids.space]])
})

test('a link that is used up can be made good by six digits', async () => {
  const { entrance } = door({ enter: () => Promise.resolve('invitation') })
  await entrance.start()
  expect(entrance.now).toMatchObject({ needsCode: false })
  await entrance.enter(otter)
  expect(entrance.now).toMatchObject({ state: 'asking', needsCode: true, refused: 'invitation' })
})

test('asking twice is entering once', async () => {
  let entering = 0
  const { entrance } = door({
    enter: () => {
      entering += 1
      return Promise.resolve(null)
    }
  })
  await entrance.start()
  await Promise.all([entrance.enter(otter), entrance.enter(otter)])
  expect(entering).toBe(1)
})

test('somebody who was here before goes straight in, invitation or not', async () => {
  const { entrance, entered } = door({ invited: false, known: () => otter })
  await entrance.start()
  expect([entrance.now.state, entered]).toEqual(['inside', ['Otter']])
})

test('when nobody answers, trying again may help', async () => {
  let there = false
  const { entrance } = door({ meet: () => Promise.resolve(there ? greeting : null) })
  await entrance.start()
  expect(entrance.now.state).toBe('absent')
  there = true
  await entrance.start()
  expect(entrance.now.state).toBe('asking')
})

test('a newcomer whose keys cannot be fetched is told so, and may try again', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  let reachable = false
  const { entrance, opened } = door({
    enter: () => (reachable ? Promise.resolve(null) : Promise.reject(new TypeError('lost')))
  })
  await entrance.start()
  await entrance.enter(otter)
  expect(entrance.now).toMatchObject({ state: 'asking', busy: false, refused: 'offline' })
  reachable = true
  await entrance.enter(otter)
  expect(opened).toEqual([ids.space])
})
