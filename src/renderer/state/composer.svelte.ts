import { limits } from '#shared/protocol/limits.ts'
import type { Clock } from '#shared/session/parts.ts'
import type { Keep } from '../platform/platform.ts'
import type { Port, Refuse } from './port.ts'

/** How often a writer tells that it still writes, and after which pause it says that it stopped. */
export const typingRepeats = 3_000
export const typingPauses = 4_000

export interface ComposerParts {
  port: Port
  clock: Clock
  keep: Keep
  refuse: Refuse
}

/** What is being written to one room: kept until it is sent, measured before it is sent. */
export class Composer {
  #text = $state('')
  #bytes = $derived(new TextEncoder().encode(this.#text.trim()).length)
  #toldAt: number | null = null
  #pause: (() => void) | null = null
  readonly #room: string
  readonly #parts: ComposerParts

  constructor(room: string, parts: ComposerParts) {
    this.#room = room
    this.#parts = parts
    this.#text = parts.keep.get(this.#kept) ?? ''
  }

  get text(): string {
    return this.#text
  }

  /** UTF-8 bytes of what would be sent. */
  get bytes(): number {
    return this.#bytes
  }

  /** Bytes over the limit, or 0. */
  get over(): number {
    return Math.max(0, this.#bytes - limits.textBytes)
  }

  get sendable(): boolean {
    return this.#bytes > 0 && this.over === 0
  }

  write(text: string): void {
    this.#text = text
    this.#parts.keep.set(this.#kept, text.trim() === '' ? null : text)
    if (text.trim() === '') this.rest()
    else this.#tellTyping()
  }

  /** Hands the text to the session, which stores it before it answers. Refused text stays where it is. */
  async send(): Promise<boolean> {
    if (!this.sendable) return false
    const text = this.#text.trim()
    this.write('')
    const reply = await this.#parts.port.request('event:write', {
      room: this.#room,
      kind: 'message.posted',
      body: { text }
    })
    if (reply.ok) return true
    this.#parts.refuse(reply.code)
    this.write(this.#text === '' ? text : `${text}\n${this.#text}`)
    return false
  }

  /** No longer writing. */
  rest(): void {
    this.#pause?.()
    this.#pause = null
    if (this.#toldAt === null) return
    this.#toldAt = null
    this.#tell(false)
  }

  #tellTyping(): void {
    const { clock } = this.#parts
    this.#pause?.()
    this.#pause = clock.after(typingPauses, () => {
      this.rest()
    })
    if (this.#toldAt !== null && clock.now() - this.#toldAt < typingRepeats) return
    this.#toldAt = clock.now()
    this.#tell(true)
  }

  /** Whether somebody writes is a courtesy: when it cannot be told, nothing is lost and nobody needs to know. */
  #tell(typing: boolean): void {
    void this.#parts.port.request('typing:set', { room: this.#room, typing })
  }

  get #kept(): string {
    return `draft/${this.#room}`
  }
}
