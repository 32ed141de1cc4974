/** Each author's numbers count through all rooms of the space, so some are not in an exported room. */
import type { Placed } from '../log/event.ts'
import type { ExportHead } from './format.ts'
import { gapsBetween, rangesOf, type Range } from './number-ranges.ts'

export interface AuthorNumbers {
  device: string
  name: string
  count: number
  numbers: Range[]
}

interface Last {
  aseq: number
  id: string
}

interface Author {
  events: number
  /** The newest event that was not moved, and the newest that was: two copies of a device go on from one number. */
  last: Last
  lastMoved: Last | null
  seen: Set<number>
  twice: Set<number>
}

const nothing: Last = { aseq: 0, id: '' }

export class Authors {
  readonly #members: ExportHead['members']
  readonly #authors = new Map<string, Author>()
  readonly #ids = new Set<string>()

  constructor(members: ExportHead['members']) {
    this.#members = members
  }

  /** The next event in the file. @returns why no log has it there, or null */
  add({ event: { author: device, aseq, prev }, origin }: Placed, id: string): string | null {
    const author = this.#of(device)
    const before = [author.last, ...(author.lastMoved ? [author.lastMoved] : [])]
    const error = this.#ids.has(id) ? comesAgain(aseq) : origin ? null : outOfOrder(author.last, aseq)
    this.#ids.add(id)
    author.events += 1
    if (origin) author.lastMoved = { aseq, id }
    else author.last = { aseq, id }
    if (error !== null) return error
    if (author.seen.has(aseq)) author.twice.add(aseq)
    else author.seen.add(aseq)
    const earlier = before.filter((one) => one.aseq > 0 && one.aseq === aseq - 1)
    if (earlier.length === 0 || earlier.some((one) => one.id === prev)) return null
    if (!author.lastMoved) return 'it does not follow the event before it by the same author'
    author.twice.add(aseq - 1) // once here, and once in another room
    return null
  }

  get elsewhere(): AuthorNumbers[] {
    return this.#list(({ seen }) => gapsBetween(rangesOf(seen)))
  }

  /** What two copies of one device have written under the same numbers: a log may hold both. */
  get twice(): AuthorNumbers[] {
    return this.#list(({ twice }) => rangesOf(twice))
  }

  get differences(): string[] {
    return this.#members.flatMap(({ device, name, events }) => {
      const found = this.#authors.get(device)?.events ?? 0
      return events === undefined ? [] : differs(`events of ${name}`, events, found)
    })
  }

  #of(device: string): Author {
    const known = this.#authors.get(device)
    if (known) return known
    const author = {
      events: 0,
      last: nothing,
      lastMoved: null,
      seen: new Set<number>(),
      twice: new Set<number>()
    }
    this.#authors.set(device, author)
    return author
  }

  #list(numbersOf: (author: Author) => Range[]): AuthorNumbers[] {
    const names = new Map(this.#members.map(({ device, name }) => [device, name]))
    return [...this.#authors].flatMap(([device, author]) => {
      const numbers = numbersOf(author)
      const count = numbers.reduce((sum, [from, to]) => sum + to - from + 1, 0)
      return count === 0 ? [] : [{ device, name: names.get(device) ?? device, count, numbers }]
    })
  }
}

function comesAgain(aseq: number): string {
  return `number ${String(aseq)} of its author comes again`
}

function outOfOrder(last: Last, aseq: number): string | null {
  if (aseq === last.aseq) return comesAgain(aseq)
  return aseq < last.aseq ? `number ${String(aseq)} of its author comes after ${String(last.aseq)}` : null
}

export function differs(what: string, stated: number, found: number): string[] {
  return stated === found ? [] : [`${what}: ${String(stated)} exported, ${String(found)} here`]
}
