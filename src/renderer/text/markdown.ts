/** Parses a message's text into the tree that views render. No HTML is involved. */
import type { Token, Tokens } from 'marked'
import { linkDisplay, linkTarget, type LinkDisplay } from './link.ts'
import { lex } from './markdown-lexer.ts'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; host: string; showing: LinkDisplay; inside: Inline[] }
  | { kind: 'mention'; device: string; text: string }

export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; inside: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] }

/** Never throws: invalid Markdown is text. */
export function parseMarkdown(text: string): Block[] {
  try {
    return blocksOf(lex(text))
  } catch (error) {
    console.warn('shown as plain text:', error)
    return [{ kind: 'paragraph', inside: [{ kind: 'text', text }] }]
  }
}

/** More messages than a loaded window has. */
const maxCached = 600
const known = new Map<string, readonly Block[]>()

/** {@link parseMarkdown} with a cache: scrolling renders the same texts again. */
export function parseMarkdownCached(text: string): readonly Block[] {
  const blocks = known.get(text) ?? parseMarkdown(text)
  known.delete(text)
  known.set(text, blocks)
  const [oldest] = known.keys()
  if (known.size > maxCached && oldest !== undefined) known.delete(oldest)
  return blocks
}

function blocksOf(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = []
  let box: Inline[] = []
  for (const token of tokens) {
    if (token.type === 'checkbox') box = [{ kind: 'text', text: token.raw }]
    else if (token.type !== 'space') {
      const block = blockOf(token)
      if (block.kind === 'paragraph') block.inside.unshift(...box)
      blocks.push(block)
      box = []
    }
  }
  return box.length > 0 ? [...blocks, { kind: 'paragraph', inside: box }] : blocks
}

function blockOf(token: Token): Block {
  switch (token.type) {
    case 'code': {
      const { lang, text } = token as Tokens.Code
      return { kind: 'code', language: lang?.split(/\s/u)[0] ?? '', text }
    }
    case 'blockquote':
      return { kind: 'quote', inside: blocksOf((token as Tokens.Blockquote).tokens) }
    case 'list': {
      const { ordered, start, items } = token as Tokens.List
      return {
        kind: 'list',
        start: ordered ? Number(start) : null,
        items: items.map((item) => blocksOf(item.tokens))
      }
    }
    default:
      return {
        kind: 'paragraph',
        inside: trimmed('tokens' in token ? inlinesOf(token.tokens) : [raw(token)])
      }
  }
}

function inlinesOf(tokens: readonly Token[] | undefined): Inline[] {
  return (tokens ?? []).map(inlineOf)
}

function inlineOf(token: Token): Inline {
  switch (token.type) {
    case 'strong':
      return { kind: 'bold', inside: inlinesOf((token as Tokens.Strong).tokens) }
    case 'em':
      return { kind: 'italic', inside: inlinesOf((token as Tokens.Em).tokens) }
    case 'del':
      return { kind: 'strike', inside: inlinesOf((token as Tokens.Del).tokens) }
    case 'codespan':
      return { kind: 'code', text: (token as Tokens.Codespan).text }
    case 'escape':
    case 'checkbox':
    case 'text':
      return { kind: 'text', text: token.type === 'checkbox' ? token.raw : (token as Tokens.Text).text }
    case 'br':
      return { kind: 'text', text: '\n' }
    case 'link':
    case 'image':
      return linkOf(token as Tokens.Link | Tokens.Image)
    default:
      return raw(token)
  }
}

/** An image would tell its server who reads the message, so it is shown as a link. */
function linkOf(token: Tokens.Link | Tokens.Image): Inline {
  const target = linkTarget(token.href)
  if (!target) return raw(token)
  const inside = token.type === 'link' ? inlinesOf(token.tokens).flatMap(unlinked) : [textOf(token.text)]
  const words = plainText(inside)
  if (words.trim() === '') return { kind: 'link', ...target, showing: 'target', inside: [] }
  return { kind: 'link', ...target, showing: linkDisplay(words, target), inside }
}

function unlinked(inline: Inline): Inline[] {
  return inline.kind === 'link' ? inline.inside : [inline]
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('inside' in one ? plainText(one.inside) : one.text)).join('')
}

function textOf(text: string): Inline {
  return { kind: 'text', text }
}

function raw(token: Token): Inline {
  return textOf(token.raw)
}

/** White space is kept, except the line break that ends a block. */
function trimmed(inlines: Inline[]): Inline[] {
  const last = inlines.at(-1)
  if (last?.kind === 'text') inlines[inlines.length - 1] = textOf(last.text.replace(/\n+$/u, ''))
  return inlines
}
