import { hasVisible } from '#shared/values/line.ts'

/** Deeper items are in the sixth list. */
const maxDepth = 6
/** Columns. */
const tabWidth = 4
const maxFirstIndent = 3

const itemLine = /^([ \t]*)(-|\d{1,9}\.)[ \t](.*)$/u
/** `- 5 °C` is a sign before a number. */
const beginsWithNumber = /^[\p{S}\p{P}]{0,2}[\p{Nd}¼-¾⅐-⅟]/u

export interface OpenItem {
  /** As typed, such as `2.`; '' for a bullet. */
  readonly number: string
  readonly lines: string[]
  readonly lists: OpenItem[][]
}

interface ItemLine {
  readonly indent: number
  readonly number: string
  readonly text: string
}

/** The list that begins at a line, with the index of the line after it; null if there is none. */
export function readList(lines: readonly string[], from: number): { items: OpenItem[]; end: number } | null {
  const first = itemAt(lines[from] ?? '')
  if (!first || first.indent > maxFirstIndent) return null
  const reader = new ListReader(lines, from)
  return { items: reader.read(first, 1), end: reader.at }
}

export function isListOfNumbers(items: readonly OpenItem[]): boolean {
  return items.every(({ number, lines }) => number === '' && isNumber(lines[0] ?? ''))
}

export function isNumber(text: string): boolean {
  return beginsWithNumber.test(text)
}

function itemAt(line: string): ItemLine | null {
  const [, blanks = '', mark = '', text = ''] = itemLine.exec(line) ?? []
  if (!hasVisible(text.replaceAll('-', ''))) return null
  return { indent: columns(blanks), number: mark === '-' ? '' : mark, text }
}

function columns(blanks: string): number {
  return blanks.length + (tabWidth - 1) * (blanks.split('\t').length - 1)
}

class ListReader {
  readonly #lines: readonly string[]
  at: number

  constructor(lines: readonly string[], at: number) {
    this.#lines = lines
    this.at = at
  }

  /** Items of one kind; what is indented further belongs to the item before it. */
  read(first: ItemLine, depth: number): OpenItem[] {
    const items = [this.#open(first)]
    for (let line = this.#lines[this.at]; line !== undefined; line = this.#lines[this.at]) {
      const item = itemAt(line)
      const isInside = columns(/^[ \t]*/u.exec(line)?.[0] ?? '') >= first.indent + 2
      if (isInside && this.#addInside(items.at(-1), line, item, depth)) continue
      const isSibling = item && (item.number === '') === (first.number === '')
      if (!isSibling || (depth > 1 && item.indent < first.indent)) break
      items.push(this.#open(item))
    }
    return items
  }

  #open({ number, text }: ItemLine): OpenItem {
    this.at += 1
    return { number, lines: [text], lists: [] }
  }

  #addInside(last: OpenItem | undefined, line: string, item: ItemLine | null, depth: number): boolean {
    if (item && depth < maxDepth) {
      last?.lists.push(this.read(item, depth + 1))
      return true
    }
    if (item || last?.lists.length !== 0 || !hasVisible(line) || /^\s*```/u.test(line)) return false
    last.lines.push(line.trimStart())
    this.at += 1
    return true
  }
}
