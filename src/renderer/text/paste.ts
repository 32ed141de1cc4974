import { linkTarget } from './link.ts'
import { readHtml } from './parse-html.ts'
import { markdownOf } from './html-to-markdown.ts'

export interface PasteData {
  readonly types: readonly string[]
  readonly getData: (type: string) => string
}

export type PasteResult =
  /** The field inserts it; `code`: it looks like program code. */
  | { readonly as: 'plain'; readonly code: boolean }
  /** Converted to the markup of messages. */
  | { readonly as: 'marks'; readonly text: string }
  | { readonly as: 'link'; readonly url: string }
  | { readonly as: 'files' }

/** UTF-16 units; of larger HTML only the text is used. */
const maxHtmlLength = 200_000

/** @param selected the text that is replaced */
export function readPaste(carried: PasteData, selected: string): PasteResult {
  const plain = carried.getData('text/plain')
  if (plain === '' && carried.types.includes('Files')) return { as: 'files' }
  const isLine = selected.trim() !== '' && !selected.includes('\n')
  const url = plain.trim()
  if (isLine && linkTarget(url) && !linkTarget(selected.trim())) return { as: 'link', url }
  const html = carried.getData('text/html')
  const lines = plain.trim().split('\n').length
  const code = lines > 1 && (isFromEditor(carried.types, html) || looksLikeCode(plain))
  if (code || html === '' || html.length > maxHtmlLength) return { as: 'plain', code }
  const text = markdownOf(readHtml(html))
  // Without formatting, or not understood: the field inserts it.
  const isPlain = text === '' || bare(text) === bare(plain) || hasUnknownName(text, plain)
  return isPlain ? { as: 'plain', code } : { as: 'marks', text }
}

/** Whether a character is still written as in HTML, such as `&nonesuch;`. */
function hasUnknownName(text: string, plain: string): boolean {
  return [...text.matchAll(/&[a-z][a-z\d]{1,31};/giu)].some(([name]) => !plain.includes(name))
}

function isFromEditor(types: readonly string[], html: string): boolean {
  const head = html.slice(0, 2_000)
  return (
    types.includes('vscode-editor-data') || (/white-space:\s*pre\b/u.test(head) && /monospace/u.test(head))
  )
}

/** Most lines are indented, or end as in program code. */
function looksLikeCode(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const alike = lines.filter((line) =>
    /^(?: {2,}|\t)\S|[;{}]\s*$|^\s*(?:<\/?\w|\/\/|#include|import |const |def )/u.test(line)
  )
  return lines.length > 1 && alike.length > lines.length / 2 && /[;{}()=<>]/u.test(text)
}

function bare(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}
