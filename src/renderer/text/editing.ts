/** Toggles marks, lists and quotes in a text with a selection. */
export const formatNames = ['bold', 'italic', 'strike', 'code', 'block', 'quote', 'list', 'link'] as const
export type FormatName = (typeof formatNames)[number]

/** `from` equals `to` for a caret. */
export interface Selected {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Replaces `from` to `to` with `insert`, and selects `select`. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly select: readonly [number, number]
}

export function format(name: FormatName, at: Selected): Edit {
  switch (name) {
    case 'bold':
      return wrap(at, '**')
    case 'italic':
      return wrap(at, '*')
    case 'strike':
      return wrap(at, '~~')
    case 'code':
      return wrap(at, at.text.slice(at.from, at.to).includes('`') ? '``' : '`')
    case 'block':
      return fencedCode(at)
    case 'quote':
      return prefix(at, '> ', /^> ?/u)
    case 'list':
      return prefix(at, '- ', /^[-*+] /u)
    case 'link':
      return insertLink(at, '')
    default:
      return name satisfies never
  }
}

/** Makes the selection a link to `url`; without one, selects where the URL belongs. */
export function insertLink({ text, from, to }: Selected, url: string): Edit {
  const words = text.slice(from, to)
  const target = url === '' ? 'https://' : url
  const insert = `[${words}](${target})`
  const start = from + words.length + 3
  const end = from + insert.length
  if (url !== '') return { from, to, insert, select: [end, end] }
  return { from, to, insert, select: words === '' ? [from + 1, from + 1] : [start, start + target.length] }
}

/** Toggles the marks around the selection, without white space at its ends. */
function wrap({ text, from, to }: Selected, mark: string): Edit {
  const words = text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  const end = words.trim() === '' ? start : start + words.trim().length
  const inside = text.slice(start, end)
  const { length } = mark
  if (isMarked(text.slice(0, start), text.slice(end), mark)) {
    return { from: start - length, to: end + length, insert: inside, select: [start - length, end - length] }
  }
  if (inside.length > 2 * length && isMarked(inside, inside, mark, true)) {
    const bare = inside.slice(length, -length)
    return { from: start, to: end, insert: bare, select: [start, start + bare.length] }
  }
  // At the end of the marked text the caret moves behind the marks.
  if (start === end && text.startsWith(mark, end)) {
    return { from: end, to: end, insert: '', select: [end + length, end + length] }
  }
  return { from: start, to: end, insert: mark + inside + mark, select: [start + length, end + length] }
}

/** Whether the text has this mark before and behind: `*` is not half of `**`, but `***` contains both. */
function isMarked(before: string, behind: string, mark: string, inside = false): boolean {
  const sign = mark[0] ?? ''
  const ends = (text: string): number => runOf(Array.from(text).toReversed(), sign)
  const begins = (text: string): number => runOf(Array.from(text), sign)
  const [left, right] = inside ? [begins(before), ends(behind)] : [ends(before), begins(behind)]
  const run = Math.min(left, right)
  if (sign !== '*') return run >= mark.length
  return mark.length === 2 ? run >= 2 : run % 2 === 1
}

function runOf(letters: readonly string[], sign: string): number {
  const end = letters.findIndex((letter) => letter !== sign)
  return end < 0 ? letters.length : end
}

function fencedCode({ text, from, to }: Selected): Edit {
  const words = text.slice(from, to)
  const outer = /(?:^|\n)(```[^\n`]*\n)$/u.exec(text.slice(0, from))
  const closing = /^\n?```(?=\n|$)/u.exec(text.slice(to))
  if (outer?.[1] !== undefined && closing) {
    const start = from - outer[1].length
    return { from: start, to: to + closing[0].length, insert: words, select: [start, start + words.length] }
  }
  const ticks = '`'.repeat(Math.max(3, ...Array.from(words.matchAll(/`+/gu), ([run]) => run.length + 1)))
  const before = from === 0 || text[from - 1] === '\n' ? '' : '\n'
  const behind = to === text.length || text[to] === '\n' ? '' : '\n'
  const start = from + before.length + ticks.length + 1
  const insert = `${before}${ticks}\n${words}${words.endsWith('\n') ? '' : '\n'}${ticks}${behind}`
  return { from, to, insert, select: [start, start + words.length] }
}

/** Toggles a prefix of all selected lines. */
function prefix({ text, from, to }: Selected, mark: string, pattern: RegExp): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next < 0 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const all = lines.every((line) => pattern.test(line))
  const changed = lines.map((line) =>
    all ? line.replace(pattern, '') : pattern.test(line) ? line : mark + line
  )
  const insert = changed.join('\n')
  const select = from === to ? Math.max(start, to + insert.length - (end - start)) : start
  return { from: start, to: end, insert, select: [select, from === to ? select : start + insert.length] }
}

const item = /^(\s*)(?:([-*+])|(\d{1,9})([.)]))( +)|^(> ?)/u

/** A new line continues the list or quote; on an empty item it ends it. */
export function newLine({ text, from, to }: Selected): Edit | null {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const line = text.slice(start, from)
  const found = item.exec(line)
  if (!found || isInFence(text.slice(0, start))) return null
  const [mark, indent = '', bullet, number, dot = '', gap = '', quote] = found
  if (line.trimEnd() === mark.trimEnd()) return { from: start, to, insert: '', select: [start, start] }
  const next = quote ?? `${indent}${bullet ?? `${String(Number(number) + 1)}${dot}`}${gap}`
  const caret = from + 1 + next.length
  return { from, to, insert: `\n${next}`, select: [caret, caret] }
}

function isInFence(before: string): boolean {
  return (before.match(/^ {0,3}```/gmu)?.length ?? 0) % 2 === 1
}
