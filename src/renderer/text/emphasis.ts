import { hasVisibleWord } from '#shared/values/line.ts'
import { closes, opens } from './flanks.ts'
import type { Inline } from './markdown-tree.ts'

/** Deeper marks are text. A hostile message must not exhaust the stack. */
const maxDepth = 6

/** Which opening marks each closing mark ends. */
const partners: Readonly<Record<string, readonly string[]>> = {
  '*': ['*', '***'],
  '**': ['**', '***'],
  '***': ['*', '**', '***'],
  _: ['_'],
  '~~': ['~~']
}
const kinds: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = {
  '*': 'italic',
  '**': 'bold',
  _: 'italic',
  '~~': 'strike'
}

interface Opening {
  /** What is left of it, behind a backslash if it has one. */
  readonly mark: string
  readonly from: number
  /** How many words there were before it. */
  readonly words: number
  /** Its place in the list of inlines. */
  readonly index: number
  /** How deep elements behind it are nested. */
  depth: number
}

/** Collects inlines, and puts those between an opening and a closing mark inside an element. */
export class Emphasis {
  readonly #text: string
  readonly #inlines: Inline[] = []
  readonly #openings: Opening[] = []
  readonly #counts = new Map<string, number>()
  readonly #drawn: Set<number>
  #words = 0

  /** @param drawn takes where marks begin that are drawn */
  constructor(text: string, drawn: Set<number>) {
    this.#text = text
    this.#drawn = drawn
  }

  add(inline: Inline): void {
    if ('inside' in inline || hasVisibleWord(inline.text)) this.#words += 1
    this.#inlines.push(inline)
  }

  /** @param from where its backslash stands, or else the mark */
  addMark(from: number, to: number): void {
    const typed = this.#text.slice(from, to)
    const isEscaped = typed.startsWith('\\')
    const whole = isEscaped ? typed.slice(1) : typed
    if (partners[whole] === undefined) {
      this.add({ kind: 'text', text: typed })
      return
    }
    const left = closes(this.#text, whole, from, to) ? this.#close(whole, isEscaped) : whole
    if (left === '') return
    if (left === whole && opens(this.#text, whole, from, to))
      this.#open({ mark: typed, from, words: this.#words, index: this.#inlines.length, depth: 0 })
    else this.add({ kind: 'text', text: left === whole ? typed : left })
  }

  end(): Inline[] {
    return merged(this.#inlines)
  }

  #open(opening: Opening): void {
    this.#openings.push(opening)
    this.#count(opening.mark, 1)
    this.#inlines.push({ kind: 'text', text: opening.mark })
  }

  #count(mark: string, by: number): void {
    this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + by)
  }

  #close(whole: string, isEscaped: boolean): string {
    let left = whole
    while (left !== '') {
      const opening = this.#partnerOf(left, isEscaped)
      if (!opening) return left
      if (opening.words === this.#words) return left
      if (opening.mark.startsWith('\\')) {
        this.#showEscaped(opening, left)
        return ''
      }
      const used = whole.startsWith('*')
        ? left.slice(0, Math.min(2, left.length, opening.mark.length))
        : whole
      this.#wrap(opening, used)
      left = left.slice(used.length)
    }
    return left
  }

  /** The last opening that this mark ends; those after it stay text. */
  #partnerOf(left: string, isEscaped: boolean): Opening | null {
    const bare = partners[left] ?? []
    const marks = [...(isEscaped ? [] : bare), ...bare.map((mark) => `\\${mark}`)]
    if (!marks.some((mark) => (this.#counts.get(mark) ?? 0) > 0)) return null
    for (let opening = this.#openings.pop(); opening; opening = this.#openings.pop()) {
      this.#count(opening.mark, -1)
      if (marks.includes(opening.mark)) return opening
      this.#deepen(opening.depth)
    }
    return null
  }

  #showEscaped({ index, mark, depth }: Opening, closing: string): void {
    this.#inlines[index] = { kind: 'text', text: mark.slice(1) }
    this.#deepen(depth)
    this.add({ kind: 'text', text: closing })
  }

  #wrap(opening: Opening, used: string): void {
    const kind = kinds[used]
    if (!kind || opening.depth >= maxDepth) {
      this.#deepen(opening.depth)
      this.add({ kind: 'text', text: used })
      return
    }
    this.#drawn.add(opening.from)
    const inside = this.#inlines.splice(opening.index).slice(1)
    const rest = opening.mark.slice(used.length)
    if (rest !== '') this.#open({ ...opening, mark: rest })
    this.#deepen(opening.depth + 1)
    this.#inlines.push({ kind, inside: merged(inside) })
  }

  #deepen(depth: number): void {
    const outer = this.#openings.at(-1)
    if (outer) outer.depth = Math.max(outer.depth, depth)
  }
}

function merged(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  let text: string[] = []
  const endText = (): void => {
    if (text.length > 0) joined.push({ kind: 'text', text: text.join('') })
    text = []
  }
  for (const inline of inlines) {
    if (inline.kind === 'text') text.push(inline.text)
    else {
      endText()
      joined.push(inline)
    }
  }
  endText()
  return joined
}
