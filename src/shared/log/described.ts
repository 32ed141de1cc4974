import type { Placed } from './event.ts'
import { asKnown, type BodyOf } from './kinds.ts'

export interface Described {
  name: string
  topic: string
  /** `all` also until the description before it is loaded. */
  change: 'name' | 'topic' | 'removed' | 'all'
}

type Description = BodyOf<'room.described'> & { seq: number }

export class Descriptions {
  #read: Description[] = []

  /** @returns by `seq`, these descriptions and those after them, with what each changed as far as is known */
  add(placed: readonly Placed[]): [seq: number, described: Described][] {
    const added = placed.flatMap((entry) => descriptionIn(entry) ?? [])
    if (added.length === 0) return []
    const fresh = new Set(added.map(({ seq }) => seq))
    const kept = this.#read.filter(({ seq }) => !fresh.has(seq))
    this.#read = [...kept, ...added].sort((one, other) => one.seq - other.seq)
    return this.#read.flatMap((description, at) => {
      const before = this.#read[at - 1]
      const isAsked = fresh.has(description.seq) || (before !== undefined && fresh.has(before.seq))
      return before && isAsked ? [[description.seq, changed(before, description)]] : []
    })
  }
}

function descriptionIn({ event, position: { seq } }: Placed): Description | null {
  if (event.kind !== 'room.created' && event.kind !== 'room.described') return null
  const known = asKnown(event)
  if (known?.kind === 'room.created') return { seq, name: known.body.name, topic: '' }
  return known?.kind === 'room.described' ? { seq, ...known.body } : null
}

function changed(before: Description, { name, topic }: Description): Described {
  if ((name === before.name) === (topic === before.topic)) return { name, topic, change: 'all' }
  if (name !== before.name) return { name, topic, change: 'name' }
  return { name, topic, change: topic === '' ? 'removed' : 'topic' }
}
