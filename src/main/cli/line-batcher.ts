/** Combines lines that arrive quickly into one message, so that a busy program does not flood a room. */
import { hasVisible } from '#shared/values/line.ts'
import { splitByBytes } from './text-lines.ts'

export interface LineBatcherOptions {
  maxBytes: number
  /** How long the first line of a message waits for more. */
  delayMs: number
  onBatch: (text: string) => void
}

export class LineBatcher {
  readonly #options: LineBatcherOptions
  #lines: string[] = []
  #bytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: LineBatcherOptions) {
    this.#options = options
  }

  add(line: string): void {
    for (const piece of splitByBytes(line, this.#options.maxBytes)) this.#addPiece(piece)
    this.#timer ??= setTimeout(() => {
      this.flush()
    }, this.#options.delayMs)
  }

  /** Blank lines wait for text, since a message needs some. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#lines.join('\n')
    if (!hasVisible(text)) return
    this.#empty()
    this.#options.onBatch(text)
  }

  #addPiece(piece: string): void {
    const size = Buffer.byteLength(piece) + 1 // with its line break
    if (this.#bytes + size - 1 > this.#options.maxBytes) {
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
