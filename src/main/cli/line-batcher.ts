/** Gathers lines that come quickly into one message each, so that a busy program does not flood a room. */
import { pieces } from './text-lines.ts'

export interface GatherParts {
  /** UTF-8 bytes in one message. */
  limit: number
  /** How long the first line of a message waits for more, ms. */
  wait: number
  post: (text: string) => void
}

export class Gather {
  readonly #parts: GatherParts
  #lines: string[] = []
  #bytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(parts: GatherParts) {
    this.#parts = parts
  }

  add(line: string): void {
    for (const piece of pieces(line, this.#parts.limit)) this.#addPiece(piece)
    this.#timer ??= setTimeout(() => {
      this.flush()
    }, this.#parts.wait)
  }

  /** Posts what has come so far. Blank lines wait for text, as a message has some. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#lines.join('\n')
    if (text.trim() === '') return
    this.#empty()
    this.#parts.post(text)
  }

  #addPiece(piece: string): void {
    const size = Buffer.byteLength(piece) + 1 // with the line break before the next one
    if (this.#bytes + size - 1 > this.#parts.limit) {
      this.flush()
      this.#empty()
    }
    this.#lines.push(piece)
    this.#bytes += size
  }

  #empty(): void {
    this.#lines = []
    this.#bytes = 0
  }
}
