import { run } from '../../run.ts'
import { tick } from 'svelte'
import type { Clock } from '#shared/values/clock.ts'
import type { Emoji } from '../../text/emoji.ts'
import { format, newLine, type Edit, type FormatName, type Selected } from '../../text/editing.ts'
import type { Mentionable } from '../../text/mention-finder.ts'
import { CodeOffer } from './code-offer.svelte.ts'
import { Completion, type SlashSuggestion, type Suggestion } from './completion.svelte.ts'
import type { Composer } from './composer.svelte.ts'
import { fieldKeyAction, type FieldKeyAction, type PressedKey } from './field-keys.ts'

export interface TextField {
  selection(): Selected
  edit(edit: Edit): void
}

/** The result of a slash command: an error text ('' if it was shown already), a text to send or to edit, or null when it is done. */
export type SlashOutcome =
  | { readonly say: string }
  /** It is no command, or one without text behind it; the same text is sent when it is sent once more. */
  | { readonly unknown: string }
  | { readonly send: string }
  | { readonly write: string; readonly caret: number }
  | null

export interface ComposerInputDeps {
  composer: Composer
  clock: Clock
  field: () => TextField | null
  people: () => Promise<readonly Mentionable[]>
  everyone: () => string | null
  loadEmoji: () => PromiseLike<{ findEmoji: (word: string, maxResults: number) => readonly Emoji[] }>
  slashes: (begun: string) => readonly SlashSuggestion[]
  callSlash: (typed: string) => Promise<SlashOutcome>
  showToast: (text: string) => void
  editLast: () => void
}

/** Enter waits no longer for suggestions: what is typed after it is the next message. */
export const maxWaitMs = 150

export class ComposerInput {
  readonly composer: Composer
  readonly completion: Completion
  readonly codeOffer: CodeOffer
  readonly #deps: ComposerInputDeps
  #unknownSlash: string | null = null

  constructor(deps: ComposerInputDeps) {
    this.#deps = deps
    this.composer = deps.composer
    this.codeOffer = new CodeOffer(deps.clock)
    this.completion = new Completion({
      people: deps.people,
      everyone: deps.everyone,
      findEmoji: (word, maxResults) => this.#findEmoji(word, maxResults),
      slashes: (begun) => (this.#editing ? [] : deps.slashes(begun))
    })
  }

  async send(): Promise<void> {
    const { composer } = this
    this.completion.close()
    this.codeOffer.close()
    if (!composer.text.startsWith('/') || this.#editing) return run(composer.send())
    const { text } = composer
    if (this.#unknownSlash === text) run(composer.send())
    else await this.#callSlash(text)
  }

  /** Inserts a suggestion, by default the selected one; a command without argument runs at once. */
  take(suggestion?: Suggestion): void {
    const { completion } = this
    const taken = suggestion ?? completion.list[Math.max(0, completion.at)]
    const edit = completion.take(taken)
    if (edit) this.#edit(edit)
    // The edit itself has just requested suggestions.
    completion.close()
    if (taken && 'slash' in taken && taken.slash.example === undefined) run(this.send())
  }

  format(name: FormatName): void {
    const field = this.#deps.field()
    if (field) field.edit(format(name, field.selection()))
  }

  insert(text: string): void {
    const field = this.#deps.field()
    if (!field) return
    const { from, to } = field.selection()
    field.edit({ from, to, insert: text, select: [from + text.length, from + text.length] })
  }

  /** Makes the pasted lines a code block. */
  makeCode(): void {
    const field = this.#deps.field()
    const lines = field && this.codeOffer.take(field.selection().text)
    if (lines) this.#edit(format('block', lines))
  }

  /** @param sends whether the key is the one that sends @returns whether it did something, so that the field must not */
  press(key: PressedKey, sends: boolean): boolean {
    const { composer, completion } = this
    const action = fieldKeyAction(key, {
      sends,
      suggesting: completion.list.length > 0,
      selected: completion.at >= 0,
      pending: completion.pending !== null,
      hasTarget: composer.target !== null,
      empty: composer.text === ''
    })
    return action !== null && this.#actions[action]() !== false
  }

  /** The field is empty meanwhile: the command may open its room again, and what is typed is the next message. */
  async #callSlash(text: string): Promise<void> {
    const { composer } = this
    composer.write('')
    const outcome = await this.#deps.callSlash(text)
    this.#unknownSlash = outcome && 'unknown' in outcome ? text : null
    if (!outcome) return
    if ('write' in outcome) {
      await this.#write(outcome.write, outcome.caret)
      return
    }
    composer.putBack(text)
    if ('send' in outcome) run(composer.send(outcome.send))
    else if ('unknown' in outcome) this.#deps.showToast(outcome.unknown)
    else if (outcome.say !== '') this.#deps.showToast(outcome.say)
  }

  readonly #actions: Record<FieldKeyAction, () => unknown> = {
    'take-or-send': () => run(this.#takeOrSend()),
    'take-loaded': () => run(this.#takeLoaded()),
    next: () => {
      this.completion.move(1)
    },
    previous: () => {
      this.completion.move(-1)
    },
    take: () => {
      this.take()
    },
    'close-suggestions': () => {
      this.completion.close()
    },
    cancel: () => {
      this.composer.cancel()
    },
    'edit-last': () => {
      this.#deps.editLast()
    },
    send: () => run(this.send()),
    'continue-line': () => this.#continueLine()
  }

  get #editing(): boolean {
    return this.composer.target?.kind === 'edit'
  }

  async #takeOrSend(): Promise<void> {
    const { clock } = this.#deps
    await Promise.race([this.completion.pending, new Promise<void>((go) => clock.after(maxWaitMs, go))])
    if (this.completion.at >= 0) this.take()
    else await this.send()
  }

  async #takeLoaded(): Promise<void> {
    await this.completion.pending
    if (this.completion.list.length > 0) this.take()
  }

  #continueLine(): boolean {
    const field = this.#deps.field()
    const edit = field && newLine(field.selection())
    if (edit) this.#edit(edit)
    return edit !== null
  }

  #edit(edit: Edit): void {
    this.#deps.field()?.edit(edit)
  }

  async #write(text: string, caret: number): Promise<void> {
    this.composer.write(text)
    await tick()
    this.#edit({ from: caret, to: caret, insert: '', select: [caret, caret] })
  }

  async #findEmoji(word: string, maxResults: number): Promise<readonly Emoji[]> {
    try {
      const { findEmoji } = await this.#deps.loadEmoji()
      return findEmoji(word, maxResults)
    } catch (error) {
      console.warn('no emoji to suggest:', error)
      return []
    }
  }
}
