/** Everywhere one can go from here, and everything one can do, for the quick switcher. */
import type { Nearby } from '#shared/bridge.ts'
import type { RoomView } from '#shared/session/contract.ts'
import { commands, can } from '../../commands/commands.ts'
import type { Command } from '../../commands/command.ts'
import { nameOf, type Name } from '../../text/fuzzy.ts'
import type { Words } from '../../words/words.ts'
import type { App } from '../app/app.svelte.ts'
import type { Person } from '../space/people.svelte.ts'
import { keyOf } from '../home/nearby.svelte.ts'
import type { Hit } from '../search/search.svelte.ts'
import type { Space } from '../space/space.svelte.ts'

/** The kinds of places, in the order in which they are shown while nothing is typed. */
export const kinds = ['rooms', 'people', 'spaces', 'commands', 'messages'] as const
export type Kind = (typeof kinds)[number]

export type What =
  | { kind: 'rooms'; room: RoomView }
  | { kind: 'people'; person: Person; room: RoomView | null }
  | { kind: 'spaces'; space: string; host: string }
  | { kind: 'commands'; command: Command }
  | { kind: 'messages'; hit: Hit }

export type Place = What & {
  readonly key: string
  readonly name: Name
  readonly go: () => void
}

export function placesOf(app: App, { t }: Words): Place[] {
  const { space } = app
  return [
    ...(space ? [...roomsIn(space), ...peopleIn(space)] : []),
    ...spacesOf(app),
    ...commands
      .filter((command) => command.unlisted !== true && can(command, app))
      .map((command): Place => {
        const go = (): void => {
          command.run(app)
        }
        return { kind: 'commands', key: command.id, name: nameOf(t(command.label)), command, go }
      })
  ]
}

/** The room of a place, where it has one. */
export function roomOf(place: Place): RoomView | null {
  return place.kind === 'rooms' || place.kind === 'people' ? place.room : null
}

function roomsIn(space: Space): Place[] {
  const { rooms } = space
  return [...rooms.joined, ...rooms.others].map((room) => ({
    kind: 'rooms',
    key: room.id,
    name: nameOf(room.name),
    room,
    go: () => {
      space.enterRoom(room.id)
    }
  }))
}

function peopleIn(space: Space): Place[] {
  const direct = new Map(space.rooms.direct.flatMap((room) => room.pair.map((device) => [device, room])))
  return space.people.others.map((person) => ({
    kind: 'people',
    key: person.device,
    name: nameOf(person.tag === '' ? person.name : `${person.name} ${person.tag}`),
    person,
    room: direct.get(person.device) ?? null,
    go: () => void space.writeTo(person)
  }))
}

function spacesOf(app: App): Place[] {
  const { desk, space: here } = app
  if (!desk) return []
  const mine = desk.spaces.map(({ space, name }) => spaceAt(name, space, '', () => app.go(desk.open(space))))
  const near = desk.nearby.list
    .filter(({ space }) => desk.mine(space) === null)
    .map((one: Nearby) => spaceAt(one.name, keyOf(one), one.hostName, () => app.go(desk.join(one.address))))
  return [...mine, ...near].filter(({ key }) => key !== here?.id)
}

function spaceAt(name: string, key: string, host: string, go: () => Promise<boolean>): Place {
  return { kind: 'spaces', key, name: nameOf(name), space: name, host, go: () => void go() }
}
