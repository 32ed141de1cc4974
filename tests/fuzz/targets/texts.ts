/** What the interface makes of texts: Markdown, pasted HTML, links, searches, names. */
import { parseAddress } from '../../../src/main/device/address.ts'
import { isDisguised, safeLink } from '#shared/text/safe-link.ts'
import { excerpt } from '../../../src/renderer/text/excerpt.ts'
import { fuzzyMatch, fuzzyName } from '../../../src/renderer/text/fuzzy.ts'
import { readHtml } from '../../../src/renderer/text/parse-html.ts'
import { linkDisplay, linkTarget } from '../../../src/renderer/text/link.ts'
import { parseMarkdown } from '../../../src/renderer/text/markdown.ts'
import { plainText, type Block, type Inline } from '../../../src/renderer/text/markdown-tree.ts'
import { mentionsIn } from '../../../src/renderer/text/mention.ts'
import { readPaste } from '../../../src/renderer/text/paste.ts'
import { highlightHits, parseQuery } from '../../../src/renderer/text/query.ts'
import { markdownOf } from '../../../src/renderer/text/html-to-markdown.ts'
import { isEmojiOnly, isLong } from '../../../src/renderer/text/shape.ts'
import { splitBySize } from '../../../src/renderer/text/split.ts'
import { cleanName, cleanTopic, Name, Topic } from '#shared/values/ids.ts'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { must, pure, type Target } from '../target.ts'
import { text } from '../values.ts'

/** Where links lead that are drawn; mentions and the like inside of them too. */
function linksIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return inlineLinks(block.inside)
      case 'quote':
        return linksIn(block.inside)
      case 'list':
        return block.items.flatMap(({ inside }) => linksIn(inside))
      case 'code':
        return []
      default:
        return block satisfies never
    }
  })
}

function inlineLinks(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'link') return [inline.url, ...inlineLinks(inline.inside)]
    return 'inside' in inline ? inlineLinks(inline.inside) : []
  })
}

function mustBeWeb(url: string): void {
  const { protocol, username, password } = new URL(url)
  must(protocol === 'https:' || protocol === 'http:', `a link leads to ${protocol}`)
  must(username === '' && password === '', 'a link has a user name')
}

const people = [
  { device: 'a'.repeat(52), name: 'Mina', tag: 'aaaa' },
  { device: 'b'.repeat(52), name: '*', tag: '' },
  { device: 'c'.repeat(52), name: '(', tag: '' }
]

export const texts: Target[] = [
  // Every reader draws it, and a page of a room may hold fifty of them.
  pure(
    'markdown',
    text(),
    (typed) => {
      const blocks = parseMarkdown(typed)
      for (const url of linksIn(blocks)) mustBeWeb(url)
      for (const block of blocks) if (block.kind === 'paragraph') plainText(block.inside)
      excerpt(typed)
      isEmojiOnly(typed)
      isLong(typed)
    },
    300
  ),
  pure('mentions', fc.tuple(text(2000), text(64)), ([typed, name]) => {
    const named = [...people, { device: 'd'.repeat(52), name, tag: '' }] as never
    mentionsIn(typed, named)
  }),
  pure('splitting', fc.tuple(text(4000), fc.integer({ min: 16, max: 600 })), ([typed, most]) => {
    const pieces = splitBySize(typed, most)
    must(
      pieces.every((piece) => Buffer.byteLength(piece) <= most),
      'a part is too large'
    )
  }),
  pure('pasted HTML', fc.tuple(text(60_000), text(200)), ([html, selected]) => {
    const data: Record<string, string> = { 'text/html': html, 'text/plain': selected }
    readPaste({ types: Object.keys(data), getData: (type) => data[type] ?? '' }, selected)
    for (const url of linksIn(parseMarkdown(markdownOf(readHtml(html)).slice(0, 16_384)))) mustBeWeb(url)
  }),
  pure('links', fc.tuple(text(500), text(100)), ([typed, words]) => {
    const url = safeLink(typed, URL)
    if (url) {
      mustBeWeb(url.href)
      isDisguised(url)
      must(safeLink(url.href, URL)?.href === url.href, 'a link that is written again is another one')
    }
    const drawn = linkTarget(typed)
    if (drawn) {
      mustBeWeb(drawn.url)
      linkDisplay(words, drawn)
      must(safeLink(drawn.url, URL) !== null, 'a link is drawn that a desktop refuses to open')
    }
  }),
  pure('addresses', text(300), (typed) => {
    const address = parseAddress(typed)
    if (!address) return
    must(address.port >= 0 && address.port < 65_536, 'no such port')
    must(!/[\s/@?#]/.test(address.host), 'a host name with more than a name')
  }),
  pure('typed searches', fc.tuple(text(300), text(2000)), ([typed, found]) => {
    const { words } = parseQuery(typed)
    highlightHits(found, words)
    fuzzyMatch(fuzzyName(found.slice(0, 64)), typed.slice(0, 64))
  }),
  pure('typed names', text(400), (typed) => {
    const [name, topic] = [cleanName(typed), cleanTopic(typed)]
    must(name === '' || v.is(Name, name), 'a cleaned name is no name')
    must(v.is(Topic, topic), 'a cleaned topic is no topic')
  })
]
