import { limits } from '#shared/protocol/limits.ts'
import type { Written } from '#shared/session/contract.ts'
import type { Clock } from '#shared/session/parts.ts'
import type { Keep } from '../platform/platform.ts'
import { mentionsIn, type Named } from '../text/mention.ts'
import type { Port, Refuse } from './port.ts'

/** How often a writer tells that it still writes, and after which pause it says that it stopped. */
export const typingRepeats = 3_000
export const typingPauses = 4_000

export interface ComposerParts {
  port: Port
  clock: Clock
  keep: Keep
  refuse: Refuse
  /** Who can be mentioned here. */
  people: () => readonly Named[]
}

/** The message that is being answered or edited. */
export interface About {
  kind: 'answer' | 'edit'
  id: string
  author: string
  text: string
}

/** What is being written to one room: kept until it is sent, measured before it is sent. */
export class Composer {
  #text = $state('')
  #bytes = $derived(new TextEncoder().encode(this.#text.trim()).length)
  #about = $state.raw<About | null>(null)
  /** What was being written before an edit began. */
  #aside = ''
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

  get about(): About | null {
    return this.#about
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
    if (this.#about?.kind !== 'edit') this.#parts.keep.set(this.#kept, text.trim() === '' ? null : text)
    if (text.trim() === '') this.rest()
    else this.#tellTyping()
  }

  answer(message: Omit<About, 'kind'>): void {
    this.cancel()
    this.#about = { ...message, kind: 'answer' }
  }

  /** The message's text takes the place of what is being written until it is saved or cancelled. */
  edit(message: Omit<About, 'kind'>): void {
    this.cancel()
    this.#aside = this.#text
    this.#about = { ...message, kind: 'edit' }
    this.#text = message.text
  }

  /** Neither answers nor edits any more; what was being written before an edit is back. */
  cancel(): void {
    const about = this.#about
    this.#about = null
    if (about?.kind === 'edit') this.write(this.#aside)
  }

  /** Hands the text to the session, which stores it before it answers. Refused text stays where it is. */
  async send(): Promise<boolean> {
    if (!this.sendable) return false
    const [about, text] = [this.#about, this.#text.trim()]
    this.#about = null
    this.write(about?.kind === 'edit' ? this.#aside : '')
    if (about?.kind === 'edit' && about.text === text) return true
    const reply = await this.#parts.port.request('event:write', this.#written(about, text))
    if (reply.ok) return true
    this.#parts.refuse(reply.code)
    this.#takeBack(about, text)
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

  #written(about: About | null, text: string): Written {
    const found = mentionsIn(text, this.#parts.people()).slice(0, limits.mentions)
    const body = { text, ...(found.length > 0 ? { mentions: found } : {}) }
    const room = this.#room
    if (about?.kind === 'edit') return { room, kind: 'message.edited', body: { ...body, target: about.id } }
    return { room, kind: 'message.posted', body: { ...body, ...(about ? { reply: about.id } : {}) } }
  }

  #takeBack(about: About | null, text: string): void {
    if (about?.kind === 'edit') {
      this.edit(about)
      this.#text = text
      return
    }
    this.#about ??= about
    this.write(this.#text === '' ? text : `${text}\n${this.#text}`)
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
