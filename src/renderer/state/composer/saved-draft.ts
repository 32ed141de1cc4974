import { hasVisible } from '#shared/values/line.ts'
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

/** Stores a room's draft, to survive a reload or a crash of the page. */
export class SavedDraft {
  readonly #preferences: Preferences
  readonly #room: string

  constructor(preferences: Preferences, room: string) {
    this.#preferences = preferences
    this.#room = room
  }

  read(): DraftContent {
    const text = this.#preferences.get('draft', this.#room)
    const saved = this.#preferences.get('draftTarget', this.#room)
    if (!saved) return { text, target: null, edited: null }
    const { edited, ...target } = saved
    return { text, target, edited: target.kind === 'edit' ? (edited ?? target.text) : null }
  }

  save({ text, target, edited }: DraftContent): void {
    this.#preferences.set('draft', hasVisible(text) ? text : '', this.#room)
    this.#preferences.set('draftTarget', target && { ...target, edited }, this.#room)
  }
}
