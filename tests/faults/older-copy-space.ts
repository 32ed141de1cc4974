/** A space of real devices and guests, whose host is killed and gets an older copy of its data back. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { checkCopies, type Checked, type PersonEvidence } from './older-copy-check.ts'
import { spaceFile } from './older-copy-copies.ts'
import { storedIn } from './older-copy-files.ts'
import { Child } from './child.ts'
import { Note, PersonState, Place, type PeoplePlan, type PeopleRequest } from './older-copy-plans.ts'

export const hostName = 'Hanna'
/** How long nothing may change before people agree, ms: longer than any timeout of a connection. */
const patienceMs = 60_000
const pollMs = 200

export class CopiedSpace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-older-copy-'))
  // Below the ephemeral ports, so that no program takes it while the host is down.
  readonly #port = 20_000 + Math.floor(Math.random() * 12_000)
  #host: Child<PeopleRequest> | undefined
  #people: Child<PeopleRequest> | undefined
  #place: Place | undefined
  readonly #names = new Set<string>()

  static async open(): Promise<CopiedSpace> {
    const space = new CopiedSpace()
    space.#people = space.#newChild(null)
    await Promise.all([space.startHost(), space.#people.ready])
    return space
  }

  get place(): Place {
    if (!this.#place) throw new Error('the host has not been started')
    return this.#place
  }

  /** The folder of the host's data, or of somebody else's. */
  dataOf(name = hostName): string {
    return join(this.#folder, name)
  }

  async startHost(): Promise<void> {
    this.#host = this.#newChild({ name: hostName, port: this.#port })
    const place = v.parse(Place, await this.#host.ready)
    if (place.port !== this.#port) throw new Error('somebody else has taken the host’s port')
    this.#place = place
  }

  async killHost(): Promise<void> {
    await this.#host?.kill()
  }

  /** With a goodbye. */
  async stopHost(): Promise<void> {
    await this.host({ type: 'close', name: hostName })
    await this.killHost()
  }

  host(request: PeopleRequest): Promise<unknown> {
    if (!this.#host) throw new Error('the host has not been started')
    return this.#host.request(request)
  }

  people(request: PeopleRequest): Promise<unknown> {
    if (!this.#people) throw new Error('nobody has been started')
    return this.#people.request(request)
  }

  /** Opens the device of a member, new or from its folder. @returns its id */
  async openMember(name: string): Promise<string> {
    this.#names.add(name)
    return String(await this.people({ type: 'open', name, place: this.place }))
  }

  /** Opens the page of a guest, who is invited if new. @returns the device's id */
  async openGuest(name: string): Promise<string> {
    const isNew = !this.#names.has(name)
    this.#names.add(name)
    const invitation = isNew ? String(await this.host({ type: 'invite' })) : null
    return String(await this.people({ type: 'open', name, place: this.place, invitation }))
  }

  async write(perSecond: number, also: 'host' | 'nobody' = 'host'): Promise<void> {
    const request = { type: 'write', perSecond } as const
    await Promise.all([this.people(request), ...(also === 'host' ? [this.host(request)] : [])])
  }

  /** Nobody writes now. @returns ms from `since` until all have the same; what they have when nothing changes for long */
  async agreed(since = performance.now()): Promise<Checked & { ms: number }> {
    let [shown, end] = [0, 0]
    for (;;) {
      const states = await this.#states(false)
      const before = shown
      shown = states.reduce((bytes, { name }) => bytes + statSync(this.#pathOf(name)).size, 0)
      if (shown > before) end = performance.now() + patienceMs
      const isOver = performance.now() > end
      // Not before that: reading all of it takes processor time from those who are to agree.
      const isQuiet = shown === before && states.every(({ removed, unsent }) => removed || unsent === 0)
      if (isQuiet || isOver) {
        const people = (await this.#states(true)).map(this.#evidence)
        // What they were shown is in the host's file before, so that is read after.
        const { findings, ...checked } = checkCopies(this.#stored(hostName), people)
        const open = [findings.differing, findings.lost, findings.unsent].some(({ length }) => length > 0)
        if (!open || isOver) return { findings, ...checked, ms: performance.now() - since }
      }
      await wait(pollMs)
    }
  }

  /** Leaves nothing behind. */
  async close(): Promise<void> {
    const children = [this.#host, this.#people].flatMap((child) => (child?.isRunning ? [child.kill()] : []))
    await Promise.all(children)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #newChild(host: PeoplePlan['host']): Child<PeopleRequest> {
    const plan: PeoplePlan = { folder: this.#folder, host }
    return new Child('older-copy-process', plan)
  }

  async #states(windows: boolean): Promise<PersonState[]> {
    const request = { type: 'states', windows } as const
    const all = await Promise.all([this.host(request), this.people(request)])
    return all.flatMap((states) => v.parse(v.array(PersonState), states))
  }

  readonly #evidence = (state: PersonState): PersonEvidence => ({
    state,
    history: state.name === hostName ? sinceOpened(this.#historyOf(hostName)) : this.#historyOf(state.name),
    file: state.guest ? [] : this.#stored(state.name)
  })

  #stored(name: string): ReturnType<typeof storedIn> {
    return storedIn(join(this.dataOf(name), spaceFile(this.place.space)))
  }

  #pathOf(name: string): string {
    return join(this.#folder, `${name}.jsonl`)
  }

  #historyOf(name: string): Note[] {
    const lines = readFileSync(this.#pathOf(name), 'utf8').split('\n')
    return lines.filter((line) => line !== '').map((line) => v.parse(Note, JSON.parse(line)))
  }
}

/** What the host's own person alone was shown before its data was put back is nowhere any more. */
function sinceOpened(history: readonly Note[]): Note[] {
  return history.slice(history.findLastIndex(({ did }) => did === 'opened'))
}
