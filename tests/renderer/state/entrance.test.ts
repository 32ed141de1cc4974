import { expect, test } from 'vitest'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { GuestDoor } from '../../../src/renderer/platform/platform.ts'
import { Entrance } from '../../../src/renderer/state/entrance.svelte.ts'
import { ids, ravi } from '../../support/interface.ts'

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
      ...more
    },
    (space) => opened.push(space)
  )
  return { entrance, entered, opened }
}

test('a newcomer with an invitation is asked for a name, then is inside', async () => {
  const { entrance, entered, opened } = door()
  await entrance.knock()
  expect(entrance.now.state).toBe('asking')
  await entrance.enter(otter)
  expect([entered, opened, entrance.now.state]).toEqual([['Otter'], [ids.space], 'inside'])
})

test('a newcomer without one is told to ask for it', async () => {
  const { entrance, entered } = door({ invited: false })
  await entrance.knock()
  await entrance.enter(otter)
  expect([entrance.now.state, entered]).toEqual(['uninvited', []])
})

test('somebody who was here before goes straight in, invitation or not', async () => {
  const { entrance, entered } = door({ invited: false, known: () => otter })
  await entrance.knock()
  expect([entrance.now.state, entered]).toEqual(['inside', ['Otter']])
})

test('when nobody answers, knocking again may help', async () => {
  let there = false
  const { entrance } = door({ meet: () => Promise.resolve(there ? greeting : null) })
  await entrance.knock()
  expect(entrance.now.state).toBe('absent')
  there = true
  await entrance.knock()
  expect(entrance.now.state).toBe('asking')
})
