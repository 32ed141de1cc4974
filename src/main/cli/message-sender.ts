import type { Code } from '#shared/values/reply.ts'
import type { Draft } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import { CommandError } from './command.ts'
import { watchConnection } from './connection-state.ts'
import { printError } from './terminal.ts'
import { refusalText } from './error-text.ts'

const maxInFlight = 64

const reconnectTimeoutMs = 30_000

export class MessageSender {
  readonly #session: Session
  readonly #room: string
  readonly #waiting = new Set<() => void>()
  #sent: Promise<void> = Promise.resolve()
  #count = 0
  readonly #refused = new Map<string, Code>()
  #error: Error | null = null
  #timeout: NodeJS.Timeout | undefined

  constructor(session: Session, untilCapacity: string) {
    this.#session = session
    this.#room = untilCapacity
    session.on('outbox:changed', ({ outbox }) => {
      this.#collectRefusals(outbox)
      this.#wake()
    })
    watchConnection(session, {
      lost: () => {
        this.#lost()
      },
      restored: () => {
        clearTimeout(this.#timeout)
        printError('Connected again.')
      },
      failed: (error) => {
        this.#fail(error)
      }
    })
  }

  send(text: string): void {
    this.#count += 1
    this.#sent = this.#sent.then(async () => {
      const reply = await this.#session.request('event:write', {
        room: this.#room,
        kind: 'message.posted',
        body: { text }
      })
      if (!reply.ok) this.#fail(new CommandError(refusalText(reply.code)))
    })
  }

  /** Resolves when another message may be sent. @throws when delivery is impossible */
  async room(): Promise<void> {
    await this.#until(() => this.#unacknowledged < maxInFlight)
  }

  /** @throws CommandError when the host refused something */
  async untilDelivered(): Promise<number> {
    await this.#until(() => this.#unacknowledged === 0)
    const [code] = this.#refused.values()
    if (code === undefined) return this.#count
    const [all, refused] = [String(this.#count), String(this.#refused.size)]
    throw new CommandError(`${refused} of ${all} messages refused: ${refusalText(code)}`)
  }

  get #unacknowledged(): number {
    return this.#session.view.outbox.filter(({ state }) => state === 'waiting').length
  }

  async #until(holds: () => boolean): Promise<void> {
    await this.#sent
    while (!this.#error && !holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve))
    if (this.#error) throw this.#error
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }

  #collectRefusals(outbox: readonly Draft[]): void {
    for (const { ticket, code } of outbox) if (code !== undefined) this.#refused.set(ticket, code)
  }

  #lost(): void {
    printError('The connection is lost. Trying again …')
    this.#timeout = setTimeout(() => {
      const left = String(this.#unacknowledged)
      this.#fail(new CommandError(`the host went away; ${left} messages have not been delivered`))
    }, reconnectTimeoutMs)
  }

  #fail(error: Error): void {
    clearTimeout(this.#timeout)
    this.#error ??= error
    this.#wake()
  }
}
