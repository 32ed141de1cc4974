/** Enters, writes and listens like a session, but verifies nothing: one machine runs two hundred of them. */
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { Target } from './host.ts'
import { RawConnection, type Answer } from './raw-connection.ts'
import { epochMs } from './epoch-ms.ts'
import { Person } from './person.ts'

/** Messages of other members. */
const texts = /"text":"(Pupil [^"|]+)\|(\d+)\|([\d.]+)"/g
/** Milliseconds before a retry: sooner than the app. */
const pause = 500
const pageSize = 200
const Page = v.object({ placed: v.array(v.unknown()) })

export class LightMember {
  readonly name: string
  /** ms each, since the last `begin`. */
  latencies: number[] = []
  repeated = 0
  reordered = 0
  refused = 0
  cut = 0
  written = 0
  unsent = 0
  isJoined = false
  readonly #target: Target
  readonly #person: Person
  readonly #received = new Map<string, number>()
  #line: RawConnection | null = null
  /** The newest received position; null before the first. */
  #seq: number | null = null
  #isPulling = false
  #sending: Promise<void> = Promise.resolve()

  constructor(target: Target, name: string) {
    this.name = name
    this.#target = target
    this.#person = new Person(target.space, `${name} of a crowd`)
  }

  start(): void {
    void this.#come()
  }

  receivedBy(author: string): number {
    return this.#received.get(author) ?? 0
  }

  /** Sequentially; retried while it is refused as too fast. */
  say(): Promise<void> {
    const text = `${this.name}|${String((this.written += 1))}|${epochMs().toFixed(1)}`
    this.unsent += 1
    this.#sending = this.#sending.then(async () => {
      if (!(await this.#write('event:append', this.#target.lobby, 'message.posted', { text })))
        this.refused += 1
      this.unsent -= 1
    })
    return this.#sending
  }

  /** Resolves when `holds` does. @throws when the signal aborts */
  async until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    while (!holds()) await wait(50, null, { signal })
  }

  async #come(): Promise<void> {
    while (!this.isJoined) {
      try {
        await this.#enter()
      } catch {
        this.#line?.end()
        await wait(pause) // refused or cut; the app tries again as well
      }
    }
  }

  async #enter(): Promise<void> {
    const { space, lobby } = this.#target
    const line = await RawConnection.open(this.#target, { from: '127.0.0.1' })
    this.#line = line
    line.receives = (packet) => {
      this.#handle(packet)
    }
    mustBeOk(await line.enter(this.#person))
    const profile = { key: this.#person.key, name: this.name, colour: 1, guest: false }
    if (this.#person.chain.aseq === 0) await this.#write('event:append', space, 'member.introduced', profile)
    await this.#write('room:join', lobby, 'member.joined', {})
    mustBeOk(await line.request('member:list', { room: lobby })) // only who is in the room may ask
    this.isJoined = true
    void line.closed.then(() => (this.cut += 1))
  }

  /** @returns whether it was accepted; retries `too-many` */
  async #write(
    name: string,
    room: string,
    kind: string,
    body: Parameters<Person['event']>[2]
  ): Promise<boolean> {
    const event = this.#person.event(room, kind, body)
    for (;;) {
      const answer = await this.#line?.request(name, { event }).catch(() => null)
      if (!answer) return false
      if (answer.ok || answer.code !== 'too-many') return answer.ok
      await wait(pause)
    }
  }

  #handle(packet: string): void {
    const { lobby } = this.#target
    if (packet.startsWith(`42["log:head",{"room":"${lobby}"`)) void this.#pull()
    if (!packet.startsWith(`42["log:appended",{"room":"${lobby}"`)) return
    const after = Number(/"after":(\d+)/.exec(packet)?.[1] ?? 0)
    this.#seq ??= after // what was said before does not count here
    if (after !== this.#seq || this.#isPulling) void this.#pull()
    else {
      this.#seq += packet.match(/"position":/g)?.length ?? 0
      this.#note(packet)
    }
  }

  /** After the host has stopped pushing to a slow member. */
  async #pull(): Promise<void> {
    if (this.#isPulling || this.#seq === null) return
    this.#isPulling = true
    for (let more = true; more;) {
      const requested = { room: this.#target.lobby, after: this.#seq, limit: pageSize }
      const page = await this.#line?.request('log:read', requested).catch(() => null)
      if (page?.code === 'too-many') await wait(pause)
      else {
        const { placed } = page?.ok === true ? v.parse(Page, page) : { placed: [] }
        more = placed.length > 0
        this.#seq += placed.length
        this.#note(JSON.stringify(placed))
      }
    }
    this.#isPulling = false
  }

  #note(json: string): void {
    for (const [, author = '', number, at] of json.matchAll(texts)) {
      const before = this.receivedBy(author)
      if (Number(number) <= before) this.repeated += 1
      else if (Number(number) > before + 1) this.reordered += 1
      this.#received.set(author, Math.max(before, Number(number)))
      if (author !== this.name && author.startsWith('Pupil')) this.latencies.push(epochMs() - Number(at))
    }
  }
}

function mustBeOk({ ok, code }: Answer): void {
  if (!ok) throw new Error(code ?? 'refused')
}
