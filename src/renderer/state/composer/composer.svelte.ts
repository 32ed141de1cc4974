import { limits } from '#shared/values/limits.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { Mentionable } from '../../text/mention.ts'
import { utf8Bytes, splitBySize } from '../../text/split.ts'
import { eventFor, type ComposerTarget } from './target.ts'
import { SavedDraft } from './saved-draft.ts'
import type { SessionClient, Refuse } from '../app/session-client.ts'
import { TypingNotifier } from './typing-notifier.ts'

export interface ComposerDeps {
  session: SessionClient
  clock: Clock
  preferences: Preferences
  refuse: Refuse
  people: () => readonly Mentionable[]
}

/** More messages than this from one text nobody would want to read. */
const maxPieces = 20

/** What is being written to one room: kept until it is sent, also over a crash of the page, and measured before. */
export class Composer {
  #text = $state('')
  #bytes = $derived(utf8Bytes(this.#text.trim()))
  #target = $state.raw<ComposerTarget | null>(null)
  #textBeforeEdit = ''
  readonly #room: string
  readonly #savedDraft: SavedDraft
  readonly #deps: ComposerDeps
  readonly #typing: TypingNotifier

  constructor(room: string, deps: ComposerDeps) {
    this.#room = room
    this.#deps = deps
    this.#typing = new TypingNotifier(room, deps.session, deps.clock)
    this.#savedDraft = new SavedDraft(deps.preferences, room)
    const { text, target, edited } = this.#savedDraft.read()
    this.#target = target
    this.#textBeforeEdit = edited === null ? '' : text
    this.#text = edited ?? text
  }

  get text(): string {
    return this.#text
  }

  get target(): ComposerTarget | null {
    return this.#target
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
    this.#save()
    if (text.trim() === '') this.stopTyping()
    else this.#typing.started()
  }

  reply(message: Omit<ComposerTarget, 'kind'>): void {
    this.cancel()
    this.#target = { ...message, kind: 'reply' }
    this.#save()
  }

  /** The message's text takes the place of what is being written until it is saved or cancelled. */
  edit(message: Omit<ComposerTarget, 'kind'>): void {
    this.cancel()
    this.#textBeforeEdit = this.#text
    this.#target = { ...message, kind: 'edit' }
    this.#text = message.text
    this.#save()
  }

  /** Ends a reply or an edit, and restores what was being written before the edit. */
  cancel(): void {
    const about = this.#target
    this.#target = null
    if (about?.kind === 'edit') this.write(this.#textBeforeEdit)
    else this.#save()
  }

  /**
   * Hands the text to the session, which stores it before it answers. Refused text stays where it is.
   *
   * @param said what is sent, if it is not what was typed
   */
  async send(said = this.#text.trim()): Promise<boolean> {
    if (!this.sendable) return false
    const [about, text] = [this.#target, this.#text.trim()]
    this.#target = null
    this.write(about?.kind === 'edit' ? this.#textBeforeEdit : '')
    if (about?.kind === 'edit' && about.text === text) return true
    if (await this.#post(about, said)) return true
    this.#takeBack(about, text)
    return false
  }

  /** What is too long for one message, as several; null when that is no answer. */
  get pieces(): readonly string[] | null {
    if (this.over === 0 || this.#target?.kind === 'edit' || this.#bytes > maxPieces * limits.textBytes)
      return null
    return splitBySize(this.#text, limits.textBytes)
  }

  /** Sends the pieces one after the other; from the first that is refused on they stay where they are. */
  async sendPieces(): Promise<boolean> {
    const [pieces, about] = [this.pieces, this.#target]
    if (!pieces) return false
    this.#target = null
    this.write('')
    for (const [at, piece] of pieces.entries()) {
      if (await this.#post(at === 0 ? about : null, piece)) continue
      this.#takeBack(at === 0 ? about : null, pieces.slice(at).join('\n'))
      return false
    }
    return true
  }

  stopTyping(): void {
    this.#typing.stopped()
  }

  async #post(about: ComposerTarget | null, text: string): Promise<boolean> {
    const { session, people, refuse } = this.#deps
    const reply = await session.request('event:write', eventFor(this.#room, about, text, people()))
    if (!reply.ok) refuse(reply.code)
    return reply.ok
  }

  #takeBack(about: ComposerTarget | null, text: string): void {
    if (about?.kind === 'edit') {
      this.edit(about)
      this.write(text)
      return
    }
    this.#target ??= about
    this.write(this.#text === '' ? text : `${text}\n${this.#text}`)
  }

  #save(): void {
    const isEdit = this.#target?.kind === 'edit'
    const text = isEdit ? this.#textBeforeEdit : this.#text
    this.#savedDraft.save({ text, target: this.#target, edited: isEdit ? this.#text : null })
  }
}
