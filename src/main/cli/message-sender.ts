/** Follows posted messages until the host has each of them on its disk. */
import type { Code } from '#shared/values/reply.ts'
import type { Draft } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import { Failure } from './command.ts'
import { watchLink } from './connection-state.ts'
import { say } from './terminal.ts'
import { refusalInWords } from './error-text.ts'

/** Messages on their way at once; a faster writer waits. */
const most = 64
/** How long to wait for a host that went away, ms. */
const patience = 30_000

export class Delivery {
  readonly #session: Session
  readonly #room: string
  readonly #waiting = new Set<() => void>()
  #posted: Promise<void> = Promise.resolve()
  #count = 0
  readonly #refused = new Map<string, Code>()
  #fault: Error | null = null
  #givingUp: NodeJS.Timeout | undefined

  constructor(session: Session, room: string) {
    this.#session = session
    this.#room = room
    session.on('outbox:changed', ({ outbox }) => {
      this.#noteRefusals(outbox)
      this.#wake()
    })
    watchLink(session, {
      lost: () => {
        this.#lost()
      },
      again: () => {
        clearTimeout(this.#givingUp)
        say('Connected again.')
      },
      failed: (fault) => {
        this.#fail(fault)
      }
    })
  }

  post(text: string): void {
    this.#count += 1
    this.#posted = this.#posted.then(async () => {
      const reply = await this.#session.request('event:write', {
        room: this.#room,
        kind: 'message.posted',
        body: { text }
      })
      if (!reply.ok) this.#fail(new Failure(refusalInWords(reply.code)))
    })
  }

  /** Resolves when there is room for one more message. @throws when messages cannot be delivered any more */
  async room(): Promise<void> {
    await this.#until(() => this.#unacknowledged < most)
  }

  /** Resolves when the host has everything. @throws Failure with the reason when it refused something */
  async done(): Promise<number> {
    await this.#until(() => this.#unacknowledged === 0)
    const [code] = this.#refused.values()
    if (code === undefined) return this.#count
    const [all, refused] = [String(this.#count), String(this.#refused.size)]
    throw new Failure(`${refused} of ${all} messages refused: ${refusalInWords(code)}`)
  }

  get #unacknowledged(): number {
    return this.#session.view.outbox.filter(({ state }) => state === 'waiting').length
  }

  async #until(holds: () => boolean): Promise<void> {
    await this.#posted
    while (!this.#fault && !holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve))
    if (this.#fault) throw this.#fault
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }

  #noteRefusals(outbox: readonly Draft[]): void {
    for (const { ticket, code } of outbox) if (code !== undefined) this.#refused.set(ticket, code)
  }

  #lost(): void {
    say('The connection is lost. Trying again …')
    this.#givingUp = setTimeout(() => {
      const left = String(this.#unacknowledged)
      this.#fail(new Failure(`the host went away; ${left} messages have not been delivered`))
    }, patience)
  }

  #fail(fault: Error): void {
    clearTimeout(this.#givingUp)
    this.#fault ??= fault
    this.#wake()
  }
}
