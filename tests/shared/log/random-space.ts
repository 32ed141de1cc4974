/** Histories of a space by the real rules, in the order in which a host would place them. */
import { directRoomId, deviceIdOf } from '#shared/log/event.ts'
import { applyToSpace, type Kind, type KnownEvent } from '#shared/log/kinds.ts'
import { refusalOf } from '#shared/log/rules.ts'
import { emptySpace, invitedTo, type SpaceState } from '#shared/log/space-state.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { noTally } from '../../support/no-tally.ts'

const { hash } = nodeCrypto
export const spaceId = 's'.repeat(26)
export const lobbyId = 'l'.repeat(26)

const keys = [0, 1, 2, 3, 4].map((byte) => new Uint8Array(32).fill(byte))
/** The first one starts the space. */
export const devices = keys.map((key) => deviceIdOf(key, hash))
const founder = devices[0] ?? ''

/** A choice of each kind of act; numbers are taken modulo what there is. */
export type Choice = readonly [act: number, device: number, other: number, room: number]

export interface RandomSpaceOptions {
  /** Removals name no number, and some of them and of the readmissions are in the space's own log. */
  old: boolean
}

export class RandomSpace {
  readonly state = emptySpace(spaceId)
  /** By room, each in its order. */
  readonly logs = new Map<string, KnownEvent[]>()
  readonly #options: RandomSpaceOptions
  readonly #numbers = new Map<string, number>()
  #at = 0

  constructor(choices: readonly Choice[], options: RandomSpaceOptions) {
    this.#options = options
    this.#append(this.#event(founder, spaceId, 'space.created', { name: 'Space', lobby: lobbyId }))
    devices.forEach((_, device) => {
      this.#introduce(device, 'first')
    })
    this.#try(founder, lobbyId, 'room.created', { name: 'Lobby', access: 'open', invited: [] })
    for (const choice of choices) this.#act(choice)
  }

  #act([act, device, other, place]: Choice): void {
    const author = devices[device % devices.length] ?? ''
    const member = devices[other % devices.length] ?? ''
    const rooms = [...this.state.rooms.keys()]
    const room = rooms[place % rooms.length] ?? ''
    const acts = [
      () => this.#try(author, room, 'member.joined', {}),
      () => this.#try(author, room, 'member.joined', {}),
      () => this.#try(author, room, 'member.left', {}),
      () => this.#try(author, room, 'member.invited', { member }),
      () => this.#try(author, room, 'room.described', { name: `Room ${String(other)}`, topic: '' }),
      () => this.#try(author, room, place % 2 ? 'room.archived' : 'room.reopened', {}),
      () => this.#try(founder, spaceId, 'space.renamed', { name: `Space ${String(other)}` }),
      () => this.#moderate('member.removed', other, place),
      () => this.#moderate('member.removed', other, place),
      () => this.#moderate('member.readmitted', other, place),
      () => this.#create(author, member, other),
      () => this.#createAgain(author, member, room),
      () => this.#introduce(device % devices.length, String(place))
    ]
    acts[act % acts.length]?.()
  }

  #introduce(device: number, name: string): void {
    const key = toBase64(keys[device] ?? new Uint8Array())
    const body = { key, name, colour: 0, guest: false }
    this.#try(devices[device] ?? '', spaceId, 'member.introduced', body)
  }

  #create(author: string, member: string, kind: number): void {
    const [access, room] = [
      ['open', `o${String(this.#at)}`],
      ['private', `p${String(this.#at)}`],
      ['direct', directRoomId(spaceId, [author, member], hash)]
    ][kind % 3] ?? ['', '']
    const invited = access === 'open' ? [] : [member]
    this.#try(author, room ?? '', 'room.created', { name: 'Room', access, invited })
  }

  /** As when two hosts have each taken one, and their logs are put together. */
  #createAgain(author: string, member: string, room: string): void {
    const body = { name: 'Again', access: 'private', invited: [member] }
    this.#append(this.#event(author, room, 'room.created', body))
    this.#append(this.#event(author, spaceId, 'space.created', { name: 'Again', lobby: room }))
  }

  /** Two members only, so that each is removed and readmitted often. */
  #moderate(kind: 'member.removed' | 'member.readmitted', other: number, place: number): void {
    const member = devices[1 + (other % 2)] ?? ''
    const after = kind === 'member.removed' ? { after: this.#numbers.get(member) ?? 0 } : {}
    if (!this.#isAllowed(this.#event(founder, lobbyId, kind, { member, ...after }))) return
    const { old } = this.#options
    const room = old && place % 2 === 0 ? spaceId : lobbyId
    this.#append(this.#event(founder, room, kind, { member, ...(old ? {} : after) }))
  }

  #try(author: string, room: string, kind: Kind, body: object): void {
    const event = this.#event(author, room, kind, body)
    if (this.#isAllowed(event)) this.#append(event)
  }

  #isAllowed(event: KnownEvent): boolean {
    const lastNumberOf = (author: string): number => this.#numbers.get(author) ?? 0
    const earlier = { find: () => null, tally: () => noTally, lastNumberOf }
    return refusalOf(this.state, event, hash, earlier, this.#at) === null
  }

  #event(author: string, room: string, kind: Kind, body: object): KnownEvent {
    const aseq = (this.#numbers.get(author) ?? 0) + 1
    const unchecked: unknown = {
      v: 1,
      space: spaceId,
      room,
      author,
      aseq,
      prev: null,
      at: this.#at,
      sig: '',
      kind,
      body
    }
    return unchecked as KnownEvent
  }

  #append(event: KnownEvent): void {
    this.#numbers.set(event.author, event.aseq)
    this.#at += 1
    applyToSpace(this.state, event)
    this.logs.set(event.room, [...(this.logs.get(event.room) ?? []), event])
  }
}

/** Reads whole logs, taking the next event from the room that each pick names; the rest room by room. */
export function stateOfLogs(
  logs: ReadonlyMap<string, readonly KnownEvent[]>,
  picks: readonly number[]
): SpaceState {
  const state = emptySpace(spaceId)
  const rest = [...logs.values()].map((log) => [...log])
  for (const pick of [...picks, ...rest.flat().map(() => 0)]) {
    const left = rest.filter((log) => log.length > 0)
    const event = left[pick % left.length]?.shift()
    if (event) applyToSpace(state, event)
  }
  return state
}

/** What can be seen of it, in an order of its own. */
export function seenOf(space: SpaceState): unknown {
  const { name, by, lobby, rooms, members } = space
  return {
    name,
    by,
    lobby,
    members: [...members.values()].sort((one, other) => one.device.localeCompare(other.device)),
    rooms: [...rooms.values()]
      .sort((one, other) => one.id.localeCompare(other.id))
      .map((room) => ({
        ...room,
        moves: null, // how it was made of the logs
        members: [...room.members].sort(),
        invited: [...room.invited].sort(),
        mayCome: invitedTo(space, room).sort()
      }))
  }
}
