/** Backslashes before marks, so that a text is shown as it is. */
import { beginsBlock } from './markdown-blocks.ts'
import { marksIn, readInlines } from './markdown-inlines.ts'
import { plainText } from './markdown-tree.ts'

/** What stands inside a code or a link is read once its marks are shown. */
const maxRounds = 10
/** UTF-16 units that are read at a time. */
const pieces = /[^]{1,2000}(?=\s|$)|[^]{1,2000}/gu

export function escapeMarks(text: string): string {
  return /[*_~`[]/u.test(text) ? (text.match(pieces) ?? []).map(escapePiece).join('') : text
}

function escapePiece(text: string): string {
  let escaped = text
  for (let round = 0; round < maxRounds; round += 1) {
    const marks = marksIn(escaped)
    if (marks.length === 0) break
    const parts = [0, ...marks].map((from, at) => escaped.slice(from, marks[at]))
    escaped = parts.join('\\')
  }
  return plainText(readInlines(escaped, null)) === text ? escaped : asCode(text)
}

/** For what no backslashes show as it is: a mark within a mark that ends in a third, a backslash before a mark. */
function asCode(text: string): string {
  const [, before = '', words = '', behind = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const ticks = '`'.repeat(1 + Math.max(0, ...Array.from(words.matchAll(/`+/gu), ([run]) => run.length)))
  return `${before}${ticks} ${words} ${ticks}${behind}`
}

/** A line that would begin a quote or a list behind a backslash. */
export function escapedLine(line: string): string {
  return beginsBlock(line) ? line.replace(/[->]/u, '\\$&') : line
}
