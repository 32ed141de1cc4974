import { limits } from '#shared/values/limits.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Keep } from '../../platform/platform.ts'
import type { Named } from '../../text/mention.ts'
import { sizeOf, split } from '../../text/split.ts'
import { writtenOf, type About } from './target.ts'
import { Unsent } from './saved-draft.ts'
import type { Port, Refuse } from '../app/session-client.ts'
import { Telling } from './typing-notifier.ts'

export interface ComposerParts {
  port: Port
  clock: Clock
  keep: Keep
  refuse: Refuse
  /** Who can be mentioned here. */
  people: () => readonly Named[]
}

/** More messages than this from one text nobody would want to read. */
const mostPieces = 20

/** What is being written to one room: kept until it is sent, also over a crash of the page, and measured before. */
export class Composer {
  #text = $state('')
  #bytes = $derived(sizeOf(this.#text.trim()))
  #about = $state.raw<About | null>(null)
  /** What was being written before an edit began. */
  #aside = ''
  readonly #room: string
  readonly #unsent: Unsent
  readonly #parts: ComposerParts
  readonly #telling: Telling

  constructor(room: string, parts: ComposerParts) {
    this.#room = room
    this.#parts = parts
    this.#telling = new Telling(room, parts.port, parts.clock)
    this.#unsent = new Unsent(parts.keep, room)
    const { text, about, edited } = this.#unsent.read()
    this.#about = about
    this.#aside = edited === null ? '' : text
    this.#text = edited ?? text
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
    this.#keep()
    if (text.trim() === '') this.rest()
    else this.#telling.writes()
  }

  answer(message: Omit<About, 'kind'>): void {
    this.cancel()
    this.#about = { ...message, kind: 'answer' }
    this.#keep()
  }

  /** The message's text takes the place of what is being written until it is saved or cancelled. */
  edit(message: Omit<About, 'kind'>): void {
    this.cancel()
    this.#aside = this.#text
    this.#about = { ...message, kind: 'edit' }
    this.#text = message.text
    this.#keep()
  }

  /** Neither answers nor edits any more; what was being written before an edit is back. */
  cancel(): void {
    const about = this.#about
    this.#about = null
    if (about?.kind === 'edit') this.write(this.#aside)
    else this.#keep()
  }

  /**
   * Hands the text to the session, which stores it before it answers. Refused text stays where it is.
   *
   * @param said what is sent, if it is not what was typed
   */
  async send(said = this.#text.trim()): Promise<boolean> {
    if (!this.sendable) return false
    const [about, text] = [this.#about, this.#text.trim()]
    this.#about = null
    this.write(about?.kind === 'edit' ? this.#aside : '')
    if (about?.kind === 'edit' && about.text === text) return true
    if (await this.#post(about, said)) return true
    this.#takeBack(about, text)
    return false
  }

  /** What is too long for one message, as several; null when that is no answer. */
  get pieces(): readonly string[] | null {
    if (this.over === 0 || this.#about?.kind === 'edit' || this.#bytes > mostPieces * limits.textBytes)
      return null
    return split(this.#text, limits.textBytes)
  }

  /** Sends the pieces one after the other; from the first that is refused on they stay where they are. */
  async sendPieces(): Promise<boolean> {
    const [pieces, about] = [this.pieces, this.#about]
    if (!pieces) return false
    this.#about = null
    this.write('')
    for (const [at, piece] of pieces.entries()) {
      if (await this.#post(at === 0 ? about : null, piece)) continue
      this.#takeBack(at === 0 ? about : null, pieces.slice(at).join('\n'))
      return false
    }
    return true
  }

  /** No longer writing. */
  rest(): void {
    this.#telling.rests()
  }

  async #post(about: About | null, text: string): Promise<boolean> {
    const { port, people, refuse } = this.#parts
    const reply = await port.request('event:write', writtenOf(this.#room, about, text, people()))
    if (!reply.ok) refuse(reply.code)
    return reply.ok
  }

  #takeBack(about: About | null, text: string): void {
    if (about?.kind === 'edit') {
      this.edit(about)
      this.write(text)
      return
    }
    this.#about ??= about
    this.write(this.#text === '' ? text : `${text}\n${this.#text}`)
  }

  #keep(): void {
    const isEdit = this.#about?.kind === 'edit'
    const text = isEdit ? this.#aside : this.#text
    this.#unsent.keep({ text, about: this.#about, edited: isEdit ? this.#text : null })
  }
}
