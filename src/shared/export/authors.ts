/** Each author's numbers count through all rooms of the space, so some are not in an exported room. */
import type { LogEvent } from '../log/event.ts'
import type { ExportHead } from './format.ts'

export interface Elsewhere {
  device: string
  name: string
  count: number
  numbers: [from: number, to: number][]
}

interface Author {
  events: number
  last: { aseq: number; id: string }
  missing: [from: number, to: number][]
}

export class Authors {
  readonly #members: ExportHead['members']
  readonly #authors = new Map<string, Author>()

  constructor(members: ExportHead['members']) {
    this.#members = members
  }

  /** The next event in the file. @returns why it cannot follow the author's event before it, or null */
  add({ author: device, aseq, prev }: LogEvent, id: string): string | null {
    const author = this.#authors.get(device) ?? { events: 0, last: { aseq: 0, id: '' }, missing: [] }
    const { last } = author
    if (aseq > last.aseq + 1) author.missing.push([last.aseq + 1, aseq - 1])
    this.#authors.set(device, { ...author, events: author.events + 1, last: { aseq, id } })
    if (aseq === last.aseq) return `number ${String(aseq)} of its author comes again`
    if (aseq < last.aseq) return `number ${String(aseq)} of its author comes after ${String(last.aseq)}`
    const follows = aseq === last.aseq + 1 && last.aseq > 0
    return follows && prev !== last.id ? 'it does not follow the event before it by the same author' : null
  }

  get elsewhere(): Elsewhere[] {
    return [...this.#authors].flatMap(([device, { missing: numbers }]) => {
      const count = numbers.reduce((sum, [from, to]) => sum + to - from + 1, 0)
      return count === 0 ? [] : [{ device, name: this.#nameOf(device), count, numbers }]
    })
  }

  get differences(): string[] {
    return this.#members.flatMap(({ device, name, events }) => {
      const found = this.#authors.get(device)?.events ?? 0
      return events === undefined ? [] : differs(`events of ${name}`, events, found)
    })
  }

  #nameOf(device: string): string {
    return this.#members.find((member) => member.device === device)?.name ?? device
  }
}

export function differs(what: string, stated: number, found: number): string[] {
  return stated === found ? [] : [`${what}: ${String(stated)} exported, ${String(found)} here`]
}
