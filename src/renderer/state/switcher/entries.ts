import { run } from '../../run.ts'
import type { Nearby } from '#shared/bridge.ts'
import type { RoomView } from '#shared/session/contract.ts'
import { fuzzyName, type FuzzyName } from '../../text/fuzzy.ts'
import type { App } from '../app/app.svelte.ts'
import type { Person } from '../space/people.svelte.ts'
import { nearbyKey } from '../home/nearby.svelte.ts'
import type { SearchResult } from '../search/search.svelte.ts'
import type { Space } from '../space/space.svelte.ts'

/** In the order in which they are shown before anything is typed. */
export const switcherKinds = ['rooms', 'people', 'spaces', 'commands', 'messages'] as const
export type SwitcherKind = (typeof switcherKinds)[number]

export type SwitcherTarget =
  | { kind: 'rooms'; room: RoomView }
  | { kind: 'people'; person: Person; room: RoomView | null }
  | { kind: 'spaces'; space: string; host: string }
  | { kind: 'commands'; keys: readonly string[] }
  | { kind: 'messages'; hit: SearchResult }

export type SwitcherEntry = SwitcherTarget & {
  readonly key: string
  readonly name: FuzzyName
  readonly go: () => void
}

export interface OfferedCommand {
  readonly id: string
  readonly label: string
  readonly keys: readonly string[]
  readonly run: () => void
}

export function switcherEntries(app: App, commands: readonly OfferedCommand[]): SwitcherEntry[] {
  const { space } = app
  return [
    ...(space ? [...roomsIn(space), ...peopleIn(space)] : []),
    ...spacesOf(app),
    ...commands.map(({ id, label, keys, run: go }): SwitcherEntry => ({
      kind: 'commands',
      key: id,
      name: fuzzyName(label),
      keys,
      go
    }))
  ]
}

export function roomOf(entry: SwitcherEntry): RoomView | null {
  return entry.kind === 'rooms' || entry.kind === 'people' ? entry.room : null
}

function roomsIn(space: Space): SwitcherEntry[] {
  const { rooms } = space
  return [...rooms.joined, ...rooms.others, ...rooms.archived].map((room) => ({
    kind: 'rooms',
    key: room.id,
    name: fuzzyName(room.name),
    room,
    go: () => {
      space.enterRoom(room.id)
    }
  }))
}

function peopleIn(space: Space): SwitcherEntry[] {
  const direct = new Map(space.rooms.direct.flatMap((room) => room.pair.map((device) => [device, room])))
  return space.people.others.map((person) => ({
    kind: 'people',
    key: person.device,
    name: fuzzyName(person.tag === '' ? person.name : `${person.name} ${person.tag}`),
    person,
    room: direct.get(person.device) ?? null,
    go: () => space.writeTo(person)
  }))
}

function spacesOf(app: App): SwitcherEntry[] {
  const { device, space: here } = app
  if (!device) return []
  const mine = device.spaces.map(({ space, name }) =>
    spaceAt(name, space, '', () => app.showWhenOpened(device.open(space)))
  )
  const near = device.nearby.list
    .filter(({ space }) => device.mine(space) === null)
    .map((one: Nearby) =>
      spaceAt(one.name, nearbyKey(one), one.hostName, () => app.showWhenOpened(device.join(one)))
    )
  return [...mine, ...near].filter(({ key }) => key !== here?.id)
}

function spaceAt(name: string, key: string, host: string, go: () => Promise<boolean>): SwitcherEntry {
  return { kind: 'spaces', key, name: fuzzyName(name), space: name, host, go: () => run(go()) }
}
