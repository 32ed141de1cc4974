/** Counts what an older copy has done to a space, from the files, the last windows and the histories of all its people. */
import type { Note, NotedEvent, PersonState } from './older-copy-plans.ts'
import type { StoredEvent } from './older-copy-files.ts'

export interface PersonEvidence {
  state: PersonState
  history: readonly Note[]
  /** Of a guest: empty. */
  file: readonly StoredEvent[]
}

/** One sentence for each failure; all are empty after a good round. */
export interface CopyFindings {
  /** Acknowledged or shown, and not in the host's file, in a member's, or in a window. */
  lost: string[]
  /** Two events that say the same, or one event twice. */
  twice: string[]
  /** Two events of one author with one number. */
  forked: string[]
  /** Against its author's order. */
  reordered: string[]
  /** Not the same as the host's, or in another order. */
  differing: string[]
  /** Still in an outbox. */
  unsent: string[]
}

export interface Checked {
  findings: CopyFindings
  acknowledged: number
}

/** @param host the file of the host @param people all but those who were removed are expected to hold and show the same */
export function checkCopies(host: readonly StoredEvent[], people: readonly PersonEvidence[]): Checked {
  const evidence = new Evidence(host, people)
  const present = people.filter(({ state }) => !state.removed)
  const members = present.filter(({ state }) => !state.guest)
  return {
    acknowledged: evidence.acknowledged.size,
    findings: {
      lost: evidence.lost(),
      twice: [
        ...twice('the host', host),
        ...members.flatMap(({ state, file }) => twice(state.name, file)),
        ...present.flatMap(({ state }) => shownTwice(state))
      ],
      forked: evidence.forked(),
      reordered: [
        ...reordered('the host', host, evidence),
        ...members.flatMap(({ state, file }) => reordered(state.name, file, evidence))
      ],
      differing: [
        ...members.flatMap(({ state, file }) => differingFile(state, file, host)),
        ...present.flatMap(({ state }) => differingWindow(state, host))
      ],
      unsent: present.flatMap(({ state }) =>
        state.unsent > 0 ? [`${state.name} has ${String(state.unsent)} unsent (${state.connection})`] : []
      )
    }
  }
}

/** What was said by its author, no matter who was shown it. */
const keyOf = (author: string, says: string): string => `${author} ${says}`

class Evidence {
  /** By author and what they say. */
  readonly acknowledged = new Map<string, string>()
  readonly #host: readonly StoredEvent[]
  readonly #names = new Map<string, string>()
  /** All that anybody was shown or has on disk, by id. */
  readonly #known = new Map<string, NotedEvent>()
  /** By id, the devices that have shown it. */
  readonly #shown = new Map<string, Set<string>>()
  readonly #ids = new Map<string, string>()

  constructor(host: readonly StoredEvent[], people: readonly PersonEvidence[]) {
    this.#host = host
    for (const event of host) this.#know(event)
    for (const { state, history, file } of people) {
      this.#names.set(state.device, state.name)
      for (const event of file) this.#know(event)
      for (const note of history) this.#read(state.device, note)
    }
  }

  lost(): string[] {
    const inLog = new Set(this.#host.map(({ id }) => id))
    const said = new Set(
      this.#host.flatMap(({ author, says }) => (says === null ? [] : [keyOf(author, says)]))
    )
    // One that its host had no time to acknowledge may have been signed again.
    const isThere = ({ id, author, says }: NotedEvent): boolean =>
      inLog.has(id) || (says !== null && said.has(keyOf(author, says)))
    const cuts = removals(this.#host)
    const isCut = ({ author, aseq }: NotedEvent): boolean => aseq > (cuts.get(author) ?? Infinity)
    const deleted = deletions(this.#host)
    const nowhere = [...this.acknowledged].flatMap(([key, by]) => {
      return this.#ids.has(key) || cuts.has(by) || deleted.has(editedIn(key))
        ? []
        : [`acknowledged, and shown to nobody: ${this.#name(key)}`]
    })
    // Nobody can give back what only a removed member has.
    const owed = [...this.#known.values()].filter(({ id, author, says }) => {
      const shown = this.#shown.get(id) ?? new Set()
      if (cuts.has(author)) return shown.size > (shown.has(author) ? 1 : 0)
      return shown.size > 0 || this.acknowledged.has(keyOf(author, says ?? ''))
    })
    const gone = owed.filter((event) => !isThere(event) && !isCut(event))
    return [...nowhere, ...gone.map((event) => `not in the host's log: ${this.describe(event)}`)]
  }

  forked(): string[] {
    const byNumber = Map.groupBy(this.#known.values(), ({ author, aseq }) => `${author} ${String(aseq)}`)
    return [...byNumber.values()].flatMap((events) =>
      events.length > 1 ? [events.map((event) => this.describe(event)).join(' and ')] : []
    )
  }

  #read(device: string, note: Note): void {
    if (note.did === 'acknowledged') this.acknowledged.set(keyOf(device, note.says), device)
    if (note.did !== 'shown') return
    for (const event of note.events) {
      this.#know(event)
      this.#shown.set(event.id, (this.#shown.get(event.id) ?? new Set()).add(device))
    }
  }

  #know(event: NotedEvent): void {
    const before = this.#known.get(event.id)
    if (!before?.says) this.#known.set(event.id, event)
    if (event.says !== null) this.#ids.set(keyOf(event.author, event.says), event.id)
  }

  /** For people. */
  describe({ author, aseq, says, room, seq }: NotedEvent): string {
    const where = `${room.slice(0, 4)} ${String(seq)}`
    return `${this.#name(author)} ${String(aseq)} at ${where}: ${says?.split(' ').slice(1).join(' ') ?? 'erased'}`
  }

  #name(text: string): string {
    const [author = '', ...rest] = text.split(' ')
    return [this.#names.get(author) ?? author.slice(0, 6), ...rest].join(' ')
  }
}

/** By removed member, the last number that counts. */
function removals(host: readonly StoredEvent[]): Map<string, number> {
  const all = host.filter(({ kind }) => kind === 'member.removed')
  return new Map(all.map(({ body: { member, after } }) => [member as string, Number(after ?? 0)]))
}

/** The messages that their authors deleted, which takes the text from their edits as well. */
function deletions(host: readonly StoredEvent[]): Set<unknown> {
  const all = host.filter(({ kind }) => kind === 'message.deleted')
  return new Set(all.map(({ body: { target } }) => target))
}

/** What somebody changed; null: it was no edit. */
function editedIn(key: string): string | null {
  return / message\.edited \{"target":"([^"]+)"/.exec(key)?.[1] ?? null
}

function twice(where: string, log: readonly StoredEvent[]): string[] {
  const said = log.filter(({ says, kind }) => says !== null && /^(message|reaction)\./.test(kind))
  const groups = Map.groupBy(said, ({ author, says }) => keyOf(author, says ?? ''))
  return [...groups.values()].flatMap(([first, second]) =>
    first && second ? [`${where} has twice: ${first.says ?? ''} (${first.seq} and ${second.seq})`] : []
  )
}

function shownTwice({ name, rooms }: PersonState): string[] {
  return Object.values(rooms).flatMap(({ ids }) =>
    new Set(ids).size === ids.length ? [] : [`${name} is shown an event twice`]
  )
}

function reordered(where: string, log: readonly StoredEvent[], evidence: Evidence): string[] {
  const last = new Map<string, StoredEvent>()
  return log.flatMap((event) => {
    const key = `${event.room} ${event.author}`
    const before = last.get(key)
    last.set(key, event)
    if (!before || before.aseq < event.aseq) return []
    return [`${where} has ${evidence.describe(event)} after ${evidence.describe(before)}`]
  })
}

const inRoom = (log: readonly StoredEvent[], room: string): StoredEvent[] =>
  log.filter((event) => event.room === room)

function differingFile(
  { name, rooms }: PersonState,
  file: readonly StoredEvent[],
  host: readonly StoredEvent[]
): string[] {
  return Object.keys(rooms).flatMap((room) => {
    const [theirs, hosts] = [inRoom(file, room), inRoom(host, room)]
    const at = hosts.findIndex(({ id }, n) => id !== theirs[n]?.id)
    const where = `the file of ${name}, ${room.slice(0, 4)}`
    const lengths = `${String(theirs.length)} events, and the host ${String(hosts.length)}`
    if (at !== -1 || theirs.length !== hosts.length)
      return [`${where}: ${lengths}, from ${String(at + 1)} on`]
    return theirs.at(-1)?.digest === hosts.at(-1)?.digest ? [] : [`${where}: another digest`]
  })
}

function differingWindow({ name, rooms }: PersonState, host: readonly StoredEvent[]): string[] {
  return Object.entries(rooms).flatMap(([room, { from, ids }]) => {
    const hosts = inRoom(host, room).slice(from - 1)
    const isSame = hosts.length === ids.length && hosts.every(({ id }, at) => id === ids[at])
    const lengths = `${String(ids.length)} events from ${String(from)} on, and the host ${String(hosts.length)}`
    return isSame ? [] : [`the window of ${name}, ${room.slice(0, 4)}: ${lengths}`]
  })
}
