import { limits } from '#shared/values/limits.ts'
import { everyoneInRoom } from '#shared/log/message-state.ts'
import { hasVisible } from '#shared/values/line.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { Mentionable } from '../../text/mention-finder.ts'
import { splitBySize, utf8Bytes, withoutBlankEnds } from '../../text/split.ts'
import { everyone, mentionsIn } from '../../text/mention.ts'
import { eventFor, saidIn, type ComposerTarget } from './target.ts'
import { SavedDraft, type DraftContent } from './saved-draft.ts'
import type { SessionClient, Refuse } from '../app/session-client.ts'
import { TypingNotifier } from './typing-notifier.ts'

export interface ComposerDeps {
  session: SessionClient
  clock: Clock
  preferences: Preferences
  refuse: Refuse
  /** Asks the person whether what they have changed in an edit may be lost. */
  confirmDiscard: (discard: () => void) => void
  people: () => readonly Mentionable[]
}

/** Messages that one long text becomes; a longer text is not sent. */
const maxPieces = 20

/** The draft of one room: stored until it is sent, also across a crash of the page. */
export class Composer {
  #text = $state('')
  #bytes = $derived(utf8Bytes(withoutBlankEnds(this.#text)))
  #callsEveryone = $derived(/[@＠]/u.test(this.#text) && this.#mentionsEveryone())
  #target = $state.raw<ComposerTarget | null>(null)
  #textBeforeEdit = ''
  readonly #room: string
  readonly #savedDraft: SavedDraft
  readonly #deps: ComposerDeps
  readonly #typing: TypingNotifier
  readonly #stopFollowing: () => void

  constructor(room: string, deps: ComposerDeps) {
    this.#room = room
    this.#deps = deps
    this.#typing = new TypingNotifier(room, deps.session, deps.clock)
    this.#savedDraft = new SavedDraft(deps.preferences, room)
    this.#show(this.#savedDraft.read())
    this.#stopFollowing = this.#savedDraft.follow((content) => {
      this.#show(content)
    })
  }

  close(): void {
    this.stopTyping()
    this.#stopFollowing()
  }

  get text(): string {
    return this.#text
  }

  get target(): ComposerTarget | null {
    return this.#target
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Bytes over the limit, or 0. */
  get over(): number {
    return Math.max(0, this.#bytes - limits.textBytes)
  }

  get callsEveryone(): boolean {
    return this.#callsEveryone
  }

  get sendable(): boolean {
    return hasVisible(this.#text) && this.over === 0
  }

  write(text: string): void {
    this.#text = text
    this.#save()
    if (!hasVisible(text)) this.stopTyping()
    else this.#typing.started()
  }

  reply(message: Omit<ComposerTarget, 'kind'>): void {
    this.#replaceTarget({ ...message, kind: 'reply' })
  }

  /**
   * Follows the message that is replied to or edited. A reply ends when it is deleted; what was edited becomes a message of
   * its own.
   *
   * @param by null: the host @param text null: it was deleted
   */
  targetChanged(id: string, by: string | null, text: string | null): void {
    const about = this.#target
    if (about?.id !== id || (by !== null && about.author !== by) || about.text === text) return
    const isEdited = this.#isEdited
    if (text === null) {
      const edited = isEdited ? this.#text : ''
      this.cancel()
      if (edited !== '') this.putBack(edited)
      return
    }
    this.#target = { ...about, text }
    if (about.kind === 'edit' && !isEdited) this.#text = text
    this.#save()
  }

  /** What could not be sent, before what is being written. */
  putBack(text: string): void {
    this.#takeBack(null, text)
  }

  /** The message's text replaces the draft until the edit is saved or cancelled. */
  edit(message: Omit<ComposerTarget, 'kind'>): void {
    const about = this.#target
    if (about?.kind === 'edit' && about.id === message.id) {
      this.#target = { ...about } // the field takes the focus again
      return
    }
    this.#replaceTarget({ ...message, kind: 'edit' })
  }

  #replaceTarget(target: ComposerTarget): void {
    const begin = (): void => {
      this.#begin(target)
    }
    if (this.#isEdited) this.#deps.confirmDiscard(begin)
    else begin()
  }

  #begin(target: ComposerTarget): void {
    this.cancel()
    if (target.kind === 'edit') {
      this.#textBeforeEdit = this.#text
      this.#text = target.text
    }
    this.#target = target
    this.#save()
  }

  /** Ends a reply or an edit, and restores the draft from before the edit. */
  cancel(): void {
    const about = this.#target
    this.#target = null
    if (about?.kind === 'edit') this.write(this.#textBeforeEdit)
    else this.#save()
  }

  /** Resolves once the session has stored it; refused text stays in the field. @param said what is sent, if it differs from the field */
  async send(said = withoutBlankEnds(this.#text)): Promise<boolean> {
    if (!this.sendable) return false
    const [about, text] = [this.#target, withoutBlankEnds(this.#text)]
    this.#target = null
    this.write(about?.kind === 'edit' ? this.#textBeforeEdit : '')
    if (about?.kind === 'edit' && about.text === text) return true
    if (await this.#post(about, said)) return true
    this.#takeBack(about, text)
    return false
  }

  /** A long text as several messages; null when it does not help. */
  get pieces(): readonly string[] | null {
    if (
      this.over === 0 ||
      !hasVisible(this.#text) ||
      this.#target?.kind === 'edit' ||
      this.#bytes > maxPieces * limits.textBytes
    )
      return null
    return splitBySize(this.#text, limits.textBytes).filter(hasVisible)
  }

  /** Sends the pieces in order; the first refused one and all after it stay in the field. */
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

  get #isEdited(): boolean {
    return this.#target?.kind === 'edit' && this.#text !== this.#target.text
  }

  #mentionsEveryone(): boolean {
    return mentionsIn(this.#text, [...this.#deps.people(), ...everyone]).includes(everyoneInRoom)
  }

  async #post(about: ComposerTarget | null, text: string): Promise<boolean> {
    const { session, people, refuse } = this.#deps
    const reply =
      about?.ticket === undefined
        ? await session.request('event:write', eventFor(this.#room, about, text, people()))
        : await session.request('outbox:revise', {
            ticket: about.ticket,
            revision: saidIn(text, people())
          })
    if (!reply.ok) refuse(reply.code)
    return reply.ok
  }

  /** The message of a ticket may be gone; its text is not. */
  #takeBack(about: ComposerTarget | null, text: string): void {
    if (about?.kind === 'edit' && about.ticket === undefined) {
      this.#begin(about)
      this.write(text)
      return
    }
    if (about?.kind === 'reply') this.#target ??= about
    this.write(this.#text === '' ? text : `${text}\n${this.#text}`)
  }

  #show({ text, target, edited }: DraftContent): void {
    this.#target = target
    this.#textBeforeEdit = edited === null ? '' : text
    this.#text = edited ?? text
  }

  #save(): void {
    const isEdit = this.#target?.kind === 'edit'
    const text = isEdit ? this.#textBeforeEdit : this.#text
    const content = { text, target: this.#target, edited: isEdit ? this.#text : null }
    const stored = this.#savedDraft.save(content)
    if (stored.text !== text) this.#show(stored)
  }
}
