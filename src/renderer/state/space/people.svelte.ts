import type { Member, Presence } from '#shared/protocol/shapes.ts'
import { nameless } from '#shared/values/ids.ts'
import { byName } from '../../text/by-name.ts'
import { skeletonOf } from '../../text/confusables.ts'

export interface Person extends Member {
  me: boolean
  /** Tells members of the same name apart; '' when nobody shares the name. */
  tag: string
}

/** The members of one space: who they are, whether they are here, and which Sam is which. */
export class People {
  #members = $state.raw<ReadonlyMap<string, Member>>(new Map())
  #me = $state('')
  #here = $state(0)
  /** Removed members are gone from the list, but what they wrote still bears their name. */
  #persons = $derived(
    describe(
      [...this.#members.values()].filter(({ removed }) => !removed),
      this.#me
    )
  )
  #byDevice = $derived(new Map(this.#persons.map((person) => [person.device, person])))

  get here(): number {
    return this.#here
  }

  get me(): Person | null {
    return this.find(this.#me)
  }

  /** Me first, then who is here, then the others, each by name. */
  get all(): readonly Person[] {
    return this.#persons
  }

  get others(): readonly Person[] {
    return this.#persons.filter((person) => !person.me)
  }

  get everybody(): readonly Member[] {
    return [...this.#members.values()]
  }

  find(device: string | null): Person | null {
    if (device === null) return null
    const person = this.#byDevice.get(device)
    const former = this.#members.get(device)
    return person ?? (former ? { ...former, me: false, tag: '' } : null)
  }

  replace(members: readonly Member[], me: string, here: number): void {
    this.#members = new Map(members.map((member) => [member.device, member]))
    this.#me = me
    this.#here = here
  }

  update(member: Member): void {
    this.#members = new Map(this.#members).set(member.device, member)
  }

  setPresence(device: string, presence: Presence, here: number): void {
    this.#here = here
    const member = this.#members.get(device)
    if (member) this.update({ ...member, presence })
  }
}

const presenceOrder: Record<Presence, number> = { here: 0, away: 1, gone: 2 }

function describe(members: readonly Member[], me: string): Person[] {
  const tags = tagsOf(members)
  return members
    .map((member) => personOf(member, member.device === me, tags.get(member.device) ?? ''))
    .toSorted(
      (a, b) =>
        Number(b.me) - Number(a.me) || presenceOrder[a.presence] - presenceOrder[b.presence] || byName(a, b)
    )
}

const personCache = new WeakMap<Member, Person>()

/** The same object while nothing about the person is new: of hundreds of rows only those that changed are drawn. */
function personOf(member: Member, me: boolean, tag: string): Person {
  const known = personCache.get(member)
  if (known?.me === me && known.tag === tag) return known
  const person = { ...member, me, tag }
  personCache.set(member, person)
  return person
}

/** Device ids are random, so four characters (20 bits) tell the few who share a name apart. */
const tagLength = 4

/** A tag for every member whose name looks like somebody else's, or who has none that can be seen. */
export function tagsOf(members: readonly Pick<Member, 'device' | 'name'>[]): Map<string, string> {
  const sameNames = Map.groupBy(members, (member) => skeletonOf(member.name))
  const shared = [...sameNames.values()]
    .filter((same) => same.length > 1 || same[0]?.name === nameless)
    .flat()
  return new Map(shared.map(({ device }) => [device, device.slice(0, tagLength)]))
}
