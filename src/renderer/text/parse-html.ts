/** Parses clipboard HTML into an inert tree (Trusted Types forbid DOMParser here): elements, nesting and a few attributes; nothing runs or loads. */
import { decodeEntities } from './html-entities.ts'
import type { RichNode } from './html-to-markdown.ts'

interface Element extends RichNode {
  readonly childNodes: RichNode[]
}

const empty = /^(?:AREA|BASE|BR|COL|EMBED|HR|IMG|INPUT|LINK|META|SOURCE|TRACK|WBR)$/u
/** Their content is skipped. */
const opaque = /^(?:SCRIPT|STYLE|TITLE|TEXTAREA|XMP|NOSCRIPT|IFRAME)$/u
/** The end tag may be missing before these. */
const endsAt: Readonly<Record<string, RegExp>> = {
  P: /^(?:P|DIV|UL|OL|BLOCKQUOTE|PRE|H[1-6]|TABLE)$/u,
  LI: /^LI$/u,
  TD: /^(?:TD|TH|TR)$/u,
  TH: /^(?:TD|TH|TR)$/u,
  TR: /^TR$/u
}

/** Nesting limit; deeper elements are flattened. */
const maxDepth = 200

export function readHtml(html: string): RichNode {
  const root = element('BODY', '')
  const open: Element[] = []
  const last = html.lastIndexOf('>')
  const ends = new TagEnds(html)
  for (let at = 0; at < html.length;) {
    const tag = html.startsWith('<!--', at) ? comment(html, at) : at < last ? tagAt(html, at, ends) : null
    if (tag) {
      follow(root, open, tag)
      at = opaque.test(tag.name) && !tag.closes ? endOf(html, tag) : tag.end
    } else {
      const next = html.indexOf('<', at + 1)
      const end = next < 0 ? html.length : next
      ;(open.at(-1) ?? root).childNodes.push(textOf(decodeEntities(html.slice(at, end))))
      at = end
    }
  }
  return root
}

interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly inside: string
  readonly end: number
}

/** Finds the first `>` that is in no quoted value. Where quotes do not close, further ones count for nothing. */
class TagEnds {
  readonly #html: string
  #quotesClose = true

  constructor(html: string) {
    this.#html = html
  }

  after(from: number): number {
    const signs = />|=\s*(["'])/gu
    signs.lastIndex = from
    for (let sign = this.#quotesClose ? signs.exec(this.#html) : null; sign; sign = signs.exec(this.#html)) {
      const quote = sign[1]
      if (quote === undefined) return sign.index
      const close = this.#html.indexOf(quote, signs.lastIndex)
      if (close < 0) break
      signs.lastIndex = close + 1
    }
    this.#quotesClose = false
    return this.#html.indexOf('>', from)
  }
}

function tagAt(html: string, at: number, ends: TagEnds): Tag | null {
  if (html[at] !== '<' || !/[a-z/!?]/iu.test(html[at + 1] ?? '')) return null
  const end = ends.after(at)
  if (end < 0) return null
  const inside = html.slice(at + 1, end)
  const [, slash, name = ''] = /^(\/?)([a-z][a-z0-9]*)/iu.exec(inside) ?? []
  return { name: name.toUpperCase(), closes: slash === '/', inside, end: end + 1 }
}

function comment(html: string, at: number): Tag {
  const end = html.indexOf('-->', at)
  return { name: '', closes: false, inside: '', end: end < 0 ? html.length : end + 3 }
}

function endOf(html: string, { name, end }: Tag): number {
  const close = new RegExp(`</${name}`, 'giu')
  close.lastIndex = end
  return close.exec(html)?.index ?? html.length
}

function follow(root: Element, open: Element[], { name, closes, inside }: Tag): void {
  if (name === '') return
  if (closes) {
    const at = open.findLastIndex(({ nodeName }) => nodeName === name)
    if (at >= 0) open.length = at
    return
  }
  while (endsAt[open.at(-1)?.nodeName ?? '']?.test(name) === true) open.pop()
  const made = element(name, inside)
  ;(open.at(-1) ?? root).childNodes.push(made)
  if (!empty.test(name) && !inside.endsWith('/') && open.length < maxDepth) open.push(made)
}

function element(name: string, inside: string): Element {
  const childNodes: RichNode[] = []
  return {
    nodeType: 1,
    nodeName: name,
    childNodes,
    get textContent() {
      return textIn(childNodes)
    },
    getAttribute: (wanted) => {
      const [, double, single, bare] =
        new RegExp(String.raw`\s${wanted}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))`, 'iu').exec(inside) ?? []
      const value = double ?? single ?? bare
      return value === undefined ? null : decodeEntities(value)
    }
  }
}

/** Iterative, since untrusted HTML may be nested deeply. */
function textIn(nodes: readonly RichNode[]): string {
  const left = nodes.toReversed()
  let text = ''
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeType === 3) text += node.textContent ?? ''
    else if (node.nodeName === 'BR') text += '\n'
    else left.push(...[...node.childNodes].toReversed())
  }
  return text
}

function textOf(text: string): RichNode {
  return { nodeType: 3, nodeName: '#text', textContent: text, childNodes: [] }
}
