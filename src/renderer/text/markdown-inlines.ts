import { hasVisible } from '#shared/values/line.ts'
import { endOfUrl } from './typed-url.ts'
import { Emphasis } from './emphasis.ts'
import { characterBefore, isInWord } from './letters.ts'
import { linkDisplay, linkTarget, type LinkTarget } from './link.ts'
import { plainText, type Inline } from './markdown-tree.ts'
import type { MentionFinder } from './mention-finder.ts'

/** @param text without blank lines */
export function readInlines(text: string, mentions: MentionFinder | null): Inline[] {
  return new InlineReader(text, mentions, true).read()
}

/** Where marks begin that are drawn; none inside of a link. */
export function marksIn(text: string): number[] {
  const reader = new InlineReader(text, null, true)
  reader.read()
  return [...reader.drawn].toSorted((a, b) => a - b)
}

const plain = /[^\\`*_~[!@＠hw]+|./isuy
const runOfMarks = /\*+|_+|~+/uy
const runOfTicks = /`+/uy
/** Up to eight pairs of brackets, one after the other. */
const linkAddress = /\([^\s()<>]{1,2048}(?:\([^\s()<>]{0,2048}\)[^\s()<>]{0,2048}){0,8}\)/uy

class InlineReader {
  readonly #text: string
  readonly #mentions: MentionFinder | null
  /** False inside a link. */
  readonly #links: boolean
  readonly drawn = new Set<number>()
  readonly #out: Emphasis
  /** Where the ticks begin that end the code which begins at a position. */
  readonly #codeEnds: ReadonlyMap<number, number>
  readonly #brackets: ReadonlyMap<number, number>
  /** Ticks that end what a backslash shows as typed. */
  readonly #shownTicks = new Set<number>()
  #at = 0

  constructor(text: string, mentions: MentionFinder | null, links: boolean) {
    this.#text = text
    this.#mentions = mentions
    this.#links = links
    this.#out = new Emphasis(text, this.drawn)
    this.#codeEnds = codeEndsIn(text)
    this.#brackets = bracketsIn(text)
  }

  read(): Inline[] {
    while (this.#at < this.#text.length) {
      if (this.#readEscaped() || this.#readMarks(0) || this.#readCode() || this.#readLink()) continue
      if (this.#readUrl() || this.#readMention()) continue
      this.#addText(this.#match(plain))
    }
    return this.#out.end()
  }

  #match(pattern: RegExp, at = this.#at): string {
    pattern.lastIndex = at
    return pattern.exec(this.#text)?.[0] ?? ''
  }

  #addText(text: string, length = text.length): true {
    this.#out.add({ kind: 'text', text })
    this.#at += length
    return true
  }

  /** A backslash before a mark that would take effect shows the mark; any other stays. */
  #readEscaped(): boolean {
    if (this.#text[this.#at] !== '\\') return false
    const next = this.#at + 1
    const ticks = this.#match(runOfTicks, next)
    if (ticks !== '' && this.#shownTicks.has(next)) return this.#addText(ticks, ticks.length + 1)
    const end = ticks === '' ? null : this.#codeEnd(next, ticks)
    if (end !== null) {
      this.#shownTicks.add(end)
      return this.#addText(ticks, ticks.length + 1)
    }
    if (this.#linkAt(next))
      return this.#addText(this.#text[next] === '!' ? '![' : '[', this.#text[next] === '!' ? 3 : 2)
    return this.#readMarks(1)
  }

  #readMarks(escape: 0 | 1): boolean {
    const { length } = this.#match(runOfMarks, this.#at + escape)
    if (length === 0) return false
    this.#out.addMark(this.#at, this.#at + escape + length)
    this.#at += escape + length
    return true
  }

  #codeEnd(at: number, ticks: string): number | null {
    const end = this.#codeEnds.get(at)
    return end !== undefined && hasVisible(this.#text.slice(at + ticks.length, end)) ? end : null
  }

  #readCode(): boolean {
    const ticks = this.#match(runOfTicks)
    if (ticks === '') return false
    const end = this.#shownTicks.has(this.#at) ? null : this.#codeEnd(this.#at, ticks)
    if (end === null) return this.#addText(ticks)
    const text = this.#text.slice(this.#at + ticks.length, end)
    this.drawn.add(this.#at)
    this.#out.add({ kind: 'code', text: /^ .* $/su.test(text) ? text.slice(1, -1) : text })
    this.#at = end + ticks.length
    return true
  }

  #readLink(): boolean {
    const link = this.#linkAt(this.#at)
    if (!link) return false
    const { target, words, isImage } = link
    this.drawn.add(this.#at)
    const inside = isImage
      ? [{ kind: 'text' as const, text: words }]
      : new InlineReader(words, null, false).read()
    const shown = plainText(inside)
    const isBlank = !hasVisible(shown)
    this.#out.add({
      kind: 'link',
      ...target,
      showing: isBlank ? 'target' : linkDisplay(shown, target),
      inside: isBlank ? [] : inside
    })
    this.#at = link.end
    return true
  }

  /** An image would tell its server who reads the message, so it is shown as a link. */
  #linkAt(at: number): { target: LinkTarget; words: string; isImage: boolean; end: number } | null {
    const isImage = this.#text[at] === '!'
    const from = isImage ? at + 1 : at
    const to = this.#brackets.get(from)
    if (!this.#links || to === undefined) return null
    const address = this.#match(linkAddress, to + 1)
    const target = linkTarget(address.slice(1, -1))
    return target && { target, words: this.#text.slice(from + 1, to), isImage, end: to + 1 + address.length }
  }

  #readUrl(): boolean {
    if (!this.#links || isInWord(characterBefore(this.#text, this.#at))) return false
    const end = endOfUrl(this.#text, this.#at)
    if (end < 0) return false
    const typed = this.#text.slice(this.#at, end)
    const target = linkTarget(/^www\./iu.test(typed) ? `http://${typed}` : typed)
    if (!target) return this.#addText(typed)
    const showing = linkDisplay(typed, target) === 'words' ? 'words' : 'host'
    this.#out.add({ kind: 'link', ...target, showing, inside: [{ kind: 'text', text: typed }] })
    this.#at = end
    return true
  }

  #readMention(): boolean {
    if (!this.#mentions || !/[@＠]/u.test(this.#text[this.#at] ?? '')) return false
    const found = this.#mentions.find(this.#text, this.#at)
    if (!found) return false
    const text = this.#text.slice(this.#at, found.end)
    this.#out.add({ kind: 'mention', device: found.device, text })
    this.#at = found.end
    return true
  }
}

/** For each run of backticks the next one of the same length. */
function codeEndsIn(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  const last = new Map<number, number>()
  for (const { index, 0: ticks } of text.matchAll(/`+/gu)) {
    const before = last.get(ticks.length)
    if (before !== undefined) ends.set(before, index)
    last.set(ticks.length, index)
  }
  return ends
}

function bracketsIn(text: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const { index, 0: bracket } of text.matchAll(/[[\]]/gu)) {
    const from = bracket === '[' ? (open.push(index), undefined) : open.pop()
    if (from !== undefined) pairs.set(from, index)
  }
  return pairs
}
