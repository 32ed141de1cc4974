import * as v from 'valibot'
import type { Keep } from '../../platform/platform.ts'
import type { About } from './target.ts'

/** What stands in the composer of a room. */
export interface Writing {
  /** Of the new message, which waits while another is edited. */
  text: string
  about: About | null
  /** Of the message that is edited; null while none is. */
  edited: string | null
}

const KeptAbout = v.object({
  kind: v.picklist(['answer', 'edit']),
  id: v.string(),
  author: v.string(),
  text: v.string(),
  edited: v.nullable(v.string())
})

/** Keeps what is being written to a room where a reload or a crash of the page does not reach it. */
export class Unsent {
  readonly #keep: Keep
  readonly #draft: string
  readonly #about: string

  constructor(keep: Keep, room: string) {
    this.#keep = keep
    this.#draft = `draft/${room}`
    this.#about = `draft-about/${room}`
  }

  read(): Writing {
    const text = this.#keep.get(this.#draft) ?? ''
    const kept = this.#readAbout()
    if (!kept) return { text, about: null, edited: null }
    const { edited, ...about } = kept
    return { text, about, edited: about.kind === 'edit' ? (edited ?? about.text) : null }
  }

  keep({ text, about, edited }: Writing): void {
    this.#keep.set(this.#draft, text.trim() === '' ? null : text)
    this.#keep.set(this.#about, about ? JSON.stringify({ ...about, edited }) : null)
  }

  #readAbout(): v.InferOutput<typeof KeptAbout> | null {
    const kept = this.#keep.get(this.#about)
    if (kept === null) return null
    try {
      return v.parse(KeptAbout, JSON.parse(kept))
    } catch (error) {
      console.warn('what was answered or edited could not be read:', error)
      return null
    }
  }
}
