/** Searches the bytes of all files of a folder. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text of unique words. */
export function uniqueText(words: number): string {
  return Array.from({ length: words }, uniqueWord).join(' ')
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

function uniqueWord(): string {
  return [...randomBytes(14)].map((byte) => letters[byte % letters.length]).join('')
}

/**
 * The files below `folder` in which a word of the text is found. An index keeps of a word only what it has not in
 * common with the one before, so the end of a word is looked for: eight letters, 2 × 10¹¹ of which there are.
 */
export function holding(folder: string, text: string): string[] {
  const ends = new Set(text.split(' ').map((word) => word.slice(-size)))
  return filesIn(folder).filter((name) => holds(readFileSync(join(folder, name), 'latin1'), ends))
}

const size = 8

function holds(bytes: string, ends: ReadonlySet<string>): boolean {
  for (const [run] of bytes.matchAll(/[a-z]{8,}/g)) {
    for (let at = 0; at + size <= run.length; at += 1) {
      if (ends.has(run.slice(at, at + size))) return true
    }
  }
  return false
}

function filesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
}
