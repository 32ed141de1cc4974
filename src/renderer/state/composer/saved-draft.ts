import * as v from 'valibot'
import type { KeyValueStore } from '../../platform/platform.ts'
import type { ComposerTarget } from './target.ts'

/** What stands in the composer of a room. */
export interface DraftContent {
  /** Of the new message, which waits while another is edited. */
  text: string
  target: ComposerTarget | null
  /** Of the message that is edited; null while none is. */
  edited: string | null
}

const SavedTarget = v.object({
  kind: v.picklist(['answer', 'edit']),
  id: v.string(),
  author: v.string(),
  text: v.string(),
  edited: v.nullable(v.string())
})

/** Keeps what is being written to a room where a reload or a crash of the page does not reach it. */
export class SavedDraft {
  readonly #keep: KeyValueStore
  readonly #draft: string
  readonly #about: string

  constructor(keep: KeyValueStore, room: string) {
    this.#keep = keep
    this.#draft = `draft/${room}`
    this.#about = `draft-about/${room}`
  }

  read(): DraftContent {
    const text = this.#keep.get(this.#draft) ?? ''
    const kept = this.#readTarget()
    if (!kept) return { text, target: null, edited: null }
    const { edited, ...target } = kept
    return { text, target, edited: target.kind === 'edit' ? (edited ?? target.text) : null }
  }

  save({ text, target, edited }: DraftContent): void {
    this.#keep.set(this.#draft, text.trim() === '' ? null : text)
    this.#keep.set(this.#about, target ? JSON.stringify({ ...target, edited }) : null)
  }

  #readTarget(): v.InferOutput<typeof SavedTarget> | null {
    const kept = this.#keep.get(this.#about)
    if (kept === null) return null
    try {
      return v.parse(SavedTarget, JSON.parse(kept))
    } catch (error) {
      console.warn('what was answered or edited could not be read:', error)
      return null
    }
  }
}
