import { hasVisible } from '#shared/values/line.ts'
import { combineStops } from '#shared/values/listeners.ts'
import type { Preferences } from '../settings/preferences.ts'
import type { ComposerTarget } from './target.ts'

export interface DraftContent {
  /** Of the new message, while another is edited. */
  text: string
  target: ComposerTarget | null
  edited: string | null
}

/** Whether something is written in this room, or being edited, and not sent. */
export function hasDraft(preferences: Preferences, room: string): boolean {
  return preferences.get('draft', room) !== '' || preferences.get('draftTarget', room) !== null
}

/** Stores a room's draft, to survive a reload or a crash of the page, for all windows. */
export class SavedDraft {
  readonly #preferences: Preferences
  readonly #room: string
  #known: DraftContent

  constructor(preferences: Preferences, room: string) {
    this.#preferences = preferences
    this.#room = room
    this.#known = this.#stored
  }

  read(): DraftContent {
    this.#known = this.#stored
    return this.#known
  }

  /** A text of another window that this one has not followed is kept behind its own. @returns what was stored */
  save(content: DraftContent): DraftContent {
    const { text } = this.#stored
    const isForeign = text !== this.#known.text && text !== '' && text !== content.text
    this.#known = isForeign ? { ...content, text: `${content.text}\n${text}`.trim() } : content
    this.#preferences.set('draft', hasVisible(this.#known.text) ? this.#known.text : '', this.#room)
    const { target, edited } = this.#known
    this.#preferences.set('draftTarget', target && { ...target, edited }, this.#room)
    return this.#known
  }

  /** Calls the listener when another window has stored something else. @returns stops it */
  follow(listener: (content: DraftContent) => void): () => void {
    const changed = (room: string): void => {
      if (room === this.#room) listener(this.read())
    }
    return combineStops([
      this.#preferences.follow('draft', changed),
      this.#preferences.follow('draftTarget', changed)
    ])
  }

  get #stored(): DraftContent {
    const text = this.#preferences.get('draft', this.#room)
    const saved = this.#preferences.get('draftTarget', this.#room)
    if (!saved) return { text, target: null, edited: null }
    const { edited, ...target } = saved
    return { text, target, edited: target.kind === 'edit' ? (edited ?? target.text) : null }
  }
}
