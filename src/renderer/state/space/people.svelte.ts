import type { Member, Presence } from '#shared/protocol/shapes.ts'
import { tagsOf } from '#shared/text/tags.ts'
import { byName } from '../../text/by-name.ts'
import { noFace, type Face } from './face-loader.svelte.ts'
import { lookalikes } from './lookalikes.svelte.ts'
import { wrongClocks } from './wrong-clocks.ts'

export interface Person extends Member {
  me: boolean
  /** Distinguishes members of the same name; '' when the name is unique. */
  tag: string
  face: Face
}

/** The members of one space: profiles, presence, and tags for equal names. */
export class People {
  readonly #faceOf: (member: Member) => Face
  #members = $state.raw<ReadonlyMap<string, Member>>(new Map())
  #me = $state('')
  #here = $state(0)
  /** Includes removed members: what they wrote still has their name. */
  #persons = $derived(
    describe(
      [...this.#members.values()].filter(({ removed }) => !removed),
      this.#me,
      (member) => this.#faceOf(member)
    )
  )
  /** Of removed members: members with the same name need none because of them. */
  #formerTags = $derived(tagsOf([...this.#members.values()], (name) => lookalikes.looksOf(name)))
  #clocks = $derived(wrongClocks([...this.#members.values()]))
  #byDevice = $derived(new Map(this.#persons.map((person) => [person.device, person])))

  constructor(faceOf: (member: Member) => Face = () => noFace) {
    this.#faceOf = faceOf
  }

  get here(): number {
    return this.#here
  }

  get me(): Person | null {
    return this.find(this.#me)
  }

  /** Me first, then present ones, then the others, each by name. */
  get all(): readonly Person[] {
    return this.#persons
  }

  get others(): readonly Person[] {
    return this.#persons.filter((person) => !person.me)
  }

  /** Who may not enter any more. */
  get removed(): readonly Person[] {
    const removed = [...this.#members.values()].filter((member) => member.removed)
    return removed.map((member) => this.#formerOf(member)).toSorted(byName)
  }

  get withFormer(): readonly Member[] {
    return [...this.#members.values()]
  }

  /** ms that this person's clock is ahead, negative if late; 0 when it is right enough. */
  clockOf({ device }: Pick<Person, 'device'>): number {
    return this.#clocks.get(device) ?? 0
  }

  find(device: string | null): Person | null {
    if (device === null) return null
    const person = this.#byDevice.get(device)
    const former = this.#members.get(device)
    return person ?? (former ? this.#formerOf(former) : null)
  }

  #formerOf(member: Member): Person {
    const tag = this.#formerTags.get(member.device) ?? ''
    return personOf(member, false, tag, (one) => this.#faceOf(one))
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

function describe(members: readonly Member[], me: string, faceOf: (member: Member) => Face): Person[] {
  const tags = tagsOf(members, (name) => lookalikes.looksOf(name))
  return members
    .map((member) => personOf(member, member.device === me, tags.get(member.device) ?? '', faceOf))
    .toSorted(
      (a, b) =>
        Number(b.me) - Number(a.me) || presenceOrder[a.presence] - presenceOrder[b.presence] || byName(a, b)
    )
}

const personCache = new WeakMap<Member, Person>()

/** The same object while nothing about the person changes, so that only changed rows render. */
function personOf(member: Member, me: boolean, tag: string, faceOf: (member: Member) => Face): Person {
  const known = personCache.get(member)
  if (known?.me === me && known.tag === tag) return known
  const person = { ...member, me, tag, face: faceOf(member) }
  personCache.set(member, person)
  return person
}
