/** Converts pasted HTML to the markup of messages. */
import { escapedLine } from './escape-marks.ts'
import { markdownOfRuns, wrapped, type Run, type RunFormat } from './pasted-runs.ts'

export interface RichNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<RichNode>
  readonly getAttribute?: (name: string) => string | null
}

/** Nesting limit for untrusted HTML; below it only text is taken. */
const maxDepth = 60
const textNode = 3
const maxSpan = 100
const unseen = /^(?:STYLE|SCRIPT|HEAD|TITLE|META|LINK|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|SVG|#comment)$/u
const block =
  /^(?:P|DIV|UL|OL|LI|BLOCKQUOTE|PRE|H[1-6]|HR|TABLE|THEAD|TBODY|TFOOT|TR|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|NAV|FIGURE|FIGCAPTION|DL|DT|DD|BODY|HTML|CENTER|DETAILS|SUMMARY)$/u

export function markdownOf(root: RichNode): string {
  return blocksIn(root, 0)
    .map((one) => one.replaceAll(/[^\S\n]+$/gmu, ''))
    .join('\n\n')
    .trim()
}

/** Blocks of lines; loose inline content becomes a block. */
function blocksIn(node: RichNode, depth: number): string[] {
  const blocks: string[] = []
  let loose: Run[] = []
  const settle = (): void => {
    const text = markdownOfRuns(loose)
    if (text !== '') blocks.push(text.split('\n').map(escapedLine).join('\n'))
    loose = []
  }
  for (const child of node.childNodes) {
    if (isUnseen(child)) continue
    if (depth < maxDepth && holdsBlocks(child, maxDepth - depth)) {
      settle()
      blocks.push(...blocksOf(child, depth + 1))
    } else loose.push(...runsOf(child, depth + 1, unformatted))
  }
  settle()
  return blocks
}

function isUnseen({ nodeName, getAttribute }: RichNode): boolean {
  return (
    unseen.test(nodeName) || /(?:display:\s*none|mso-hide:\s*all)\b/iu.test(getAttribute?.('style') ?? '')
  )
}

/** Unwraps a single `b` or `span` around everything. */
function holdsBlocks(node: RichNode, left: number): boolean {
  if (block.test(node.nodeName)) return true
  if (left <= 0 || node.nodeType === textNode) return false
  return [...node.childNodes].some((child) => holdsBlocks(child, left - 1))
}

function blocksOf(node: RichNode, depth: number): string[] {
  switch (node.nodeName) {
    case 'PRE':
      return [fenced((node.textContent ?? '').replace(/\n$/u, ''))]
    case 'BLOCKQUOTE':
      return [indented(blocksIn(node, depth).join('\n\n'), '> ', '> ')]
    case 'UL':
    case 'OL':
      return [listOf(node, depth)]
    case 'TABLE':
    case 'THEAD':
    case 'TBODY':
    case 'TFOOT':
    case 'TR':
      return [tableLines(node, depth, []).join('\n')]
    default:
      return /^H[1-6]$/u.test(node.nodeName)
        ? blocksIn(node, depth).map((line) => wrapped(line.replaceAll('**', ''), '**'))
        : blocksIn(node, depth)
  }
}

function listOf(list: RichNode, depth: number): string {
  const first = Number(list.getAttribute?.('start') ?? 1)
  const items = [...list.childNodes].filter(
    ({ nodeName }) => nodeName === 'LI' || nodeName === 'UL' || nodeName === 'OL'
  )
  let number = Number.isSafeInteger(first) ? first : 1
  return items
    .map((item) => {
      // A list directly inside a list belongs to the item before it.
      if (item.nodeName !== 'LI') return indented(listOf(item, depth + 1), '  ', '  ')
      const mark = list.nodeName === 'OL' ? `${String(number++)}. ` : '- '
      return indented(blocksIn(item, depth + 1).join('\n'), mark, ' '.repeat(mark.length))
    })
    .join('\n')
}

/** @param reaching for each column how many more rows a cell from above reaches */
function tableLines(part: RichNode, depth: number, reaching: number[]): string[] {
  if (part.nodeName === 'TR') return [escapedLine(cellsOf(part, depth, reaching).join(' | '))]
  return [...part.childNodes].flatMap((child) =>
    depth < maxDepth && /^T(?:HEAD|BODY|FOOT|R)$/u.test(child.nodeName)
      ? tableLines(child, depth + 1, reaching)
      : blocksIn({ ...part, childNodes: [child] }, depth)
  )
}

/** Empty cells too, so that values stay in their columns. */
function cellsOf(row: RichNode, depth: number, reaching: number[]): string[] {
  const cells: string[] = []
  const skipReached = (): void => {
    for (let rows = reaching[cells.length]; rows !== undefined && rows > 0; rows = reaching[cells.length]) {
      reaching[cells.length] = rows - 1
      cells.push('')
    }
  }
  for (const cell of row.childNodes) {
    if (cell.nodeName !== 'TD' && cell.nodeName !== 'TH') continue
    skipReached()
    const text = blocksIn(cell, depth + 1)
      .join(' ')
      .replaceAll('\n', ' ')
    for (let column = 0; column < spanOf(cell, 'colspan'); column += 1) {
      reaching[cells.length] = spanOf(cell, 'rowspan') - 1
      cells.push(column === 0 ? text : '')
    }
  }
  skipReached()
  return cells
}

function spanOf(cell: RichNode, name: 'colspan' | 'rowspan'): number {
  return Math.min(Math.max(1, Number(cell.getAttribute?.(name) ?? 1) || 1), maxSpan)
}

const unformatted: RunFormat = { marks: [], href: '', code: false }

function runsOf(node: RichNode, depth: number, format: RunFormat): Run[] {
  const run = (text: string): Run[] => [{ ...format, text }]
  if (node.nodeType === textNode) return run((node.textContent ?? '').replaceAll(/[^\S\u00a0]+/gu, ' '))
  if (isUnseen(node)) return []
  if (node.nodeName === 'BR') return run('\n')
  if (node.nodeName === 'IMG') return run(node.getAttribute?.('alt') ?? '')
  if (depth > maxDepth) return run(node.textContent ?? '')
  const inside = formatOf(node, format)
  return [...node.childNodes].flatMap((child) => runsOf(child, depth + 1, inside))
}

function formatOf(node: RichNode, format: RunFormat): RunFormat {
  const href = node.nodeName === 'A' ? (node.getAttribute?.('href') ?? '') : format.href
  return {
    marks: [...new Set([...format.marks, ...marksFor(node, node.getAttribute?.('style') ?? '')])],
    href: /^https?:\/\/[^\s<>]+$/iu.test(href) ? withoutBrackets(href) : '',
    code: format.code || /^(?:CODE|KBD|SAMP|TT)$/u.test(node.nodeName)
  }
}

/** A bracket would end the address of the link. */
function withoutBrackets(href: string): string {
  return href.replaceAll('(', '%28').replaceAll(')', '%29')
}

/** By element or style; Google Docs wraps all in a `b` that is not bold. */
function marksFor({ nodeName: name }: RichNode, style: string): string[] {
  const weight = /font-weight:\s*(\w+)/u.exec(style)?.[1]
  const isBold =
    weight === undefined ? /^(?:B|STRONG)$/u.test(name) : /^(?:bold|bolder|[6-9]00)$/u.test(weight)
  const fontStyle = /font-style:\s*(\w+)/u.exec(style)?.[1]
  const isItalic = fontStyle === undefined ? /^(?:I|EM)$/u.test(name) : fontStyle === 'italic'
  const isStruck = /^(?:S|DEL|STRIKE)$/u.test(name) || /text-decoration[^;]*line-through/u.test(style)
  return [...(isBold ? ['**'] : []), ...(isItalic ? ['*'] : []), ...(isStruck ? ['~~'] : [])]
}

function fenced(text: string): string {
  const ticks = '`'.repeat(Math.max(3, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length + 1)))
  return `${ticks}\n${text}\n${ticks}`
}

function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : others) + line)
    .join('\n')
}
