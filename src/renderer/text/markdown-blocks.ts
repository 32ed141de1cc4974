import { hasVisible } from '#shared/values/line.ts'
import { isListOfNumbers, isNumber, readList, type OpenItem } from './markdown-lists.ts'
import type { Block, Inline } from './markdown-tree.ts'

/** Deeper quotes are text. A hostile message must not exhaust the stack. */
const maxDepth = 6

const quoteLine = /^>(?:[ \t](.*))?$/u
const fenceLine = /^( {0,3})(`{3,})([^\s`]*)[ \t]*$/u
const escapedLine = /^([ \t]*)\\([->][ \t].*)$/u
const blankLines = /(\n(?:[^\S\n]*\n)+)/u

type ReadInlines = (text: string) => Inline[]

/** @param inlines reads a text without blank lines */
export function readBlocks(lines: readonly string[], inlines: ReadInlines, depth = 0): Block[] {
  return new BlockReader(lines, inlines, depth).read()
}

class BlockReader {
  readonly #lines: readonly string[]
  readonly #inlines: ReadInlines
  readonly #depth: number
  readonly #blocks: Block[] = []
  #paragraph: string[] = []
  #at = 0
  /** No fence of this length or of a longer one ends further on. */
  #unclosedLength = Infinity

  constructor(lines: readonly string[], inlines: ReadInlines, depth: number) {
    this.#lines = lines
    this.#inlines = inlines
    this.#depth = depth
  }

  read(): Block[] {
    while (this.#at < this.#lines.length) {
      const from = this.#at
      const block = this.#readFence() ?? this.#readQuote() ?? this.#readList()
      if (block) {
        this.#endParagraph()
        this.#blocks.push(block)
      } else {
        // Lines that were read and are no block are text.
        this.#at = Math.max(this.#at, from + 1)
        this.#paragraph.push(...this.#lines.slice(from, this.#at).map(withoutEscape))
      }
    }
    this.#endParagraph()
    return this.#blocks
  }

  get #line(): string {
    return this.#lines[this.#at] ?? ''
  }

  /** Blank lines inside count as written; those at its ends are the gap between blocks. */
  #endParagraph(): void {
    const lines = this.#paragraph
    this.#paragraph = []
    const first = lines.findIndex((line) => line.trim() !== '')
    if (first < 0) return
    const last = lines.findLastIndex((line) => line.trim() !== '')
    const pieces = lines
      .slice(first, last + 1)
      .join('\n')
      .split(blankLines)
    const inside = pieces.flatMap((piece, at): Inline[] =>
      at % 2 === 1 ? [{ kind: 'text', text: piece }] : this.#inlines(piece)
    )
    this.#blocks.push({ kind: 'paragraph', inside })
  }

  #readFence(): Block | null {
    const [, indent = '', ticks = '', language = ''] = fenceLine.exec(this.#line) ?? []
    if (ticks === '' || ticks.length >= this.#unclosedLength) return null
    const end = this.#endOfFence(ticks.length)
    if (end < 0) {
      this.#unclosedLength = ticks.length
      return null
    }
    const inside = this.#lines.slice(this.#at + 1, end)
    this.#at = end + 1
    const text = inside.map((line) => withoutIndent(line, indent.length)).join('\n')
    return hasVisible(text) ? { kind: 'code', language, text } : null
  }

  #endOfFence(length: number): number {
    for (let at = this.#at + 1; at < this.#lines.length; at += 1) {
      const [, ticks = '', language] = fenceLine.exec(this.#lines[at] ?? '')?.slice(1) ?? []
      if (language === '' && ticks.length >= length) return at
    }
    return -1
  }

  #readQuote(): Block | null {
    if (this.#depth >= maxDepth || !saysSomething(this.#line)) return null
    const inside: string[] = []
    let length = 0
    for (let at = this.#at; at < this.#lines.length; at += 1) {
      const found = quoteLine.exec(this.#lines[at] ?? '')
      if (!found) break
      inside.push(found[1] ?? '')
      if (saysSomething(found[0])) ({ length } = inside)
    }
    this.#at += length
    inside.length = length
    // `> 50 people came` is a sign before a number.
    if (inside.every((line) => !hasVisible(line) || isNumber(line))) return null
    return { kind: 'quote', inside: readBlocks(inside, this.#inlines, this.#depth + 1) }
  }

  #readList(): Block | null {
    const found = readList(this.#lines, this.#at)
    if (!found) return null
    this.#at = found.end
    return isListOfNumbers(found.items) ? null : this.#listOf(found.items)
  }

  #listOf(items: readonly OpenItem[]): Block {
    return {
      kind: 'list',
      items: items.map(({ number, lines, lists }) => ({
        number,
        inside: [
          { kind: 'paragraph', inside: this.#inlines(lines.join('\n')) },
          ...lists.map((list) => this.#listOf(list))
        ]
      }))
    }
  }
}

/** Whether something stands behind the signs of quotes. */
function saysSomething(line: string): boolean {
  return quoteLine.test(line) && hasVisible(line.replaceAll('>', ''))
}

function withoutIndent(line: string, columns: number): string {
  const blanks = /^ */u.exec(line)?.[0].length ?? 0
  return line.slice(Math.min(blanks, columns))
}

/** A backslash before a sign that would begin a quote or a list shows the sign. */
function withoutEscape(line: string): string {
  const [, blanks = '', rest = ''] = escapedLine.exec(line) ?? []
  return rest !== '' && beginsBlock(blanks + rest) ? blanks + rest : line
}

export function beginsBlock(line: string): boolean {
  const [block] = readBlocks([line], () => [])
  return block?.kind === 'quote' || (block?.kind === 'list' && block.items[0]?.number === '')
}
