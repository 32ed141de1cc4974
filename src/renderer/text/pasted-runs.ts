import { escapeMarks } from './escape-marks.ts'
import { isInWord, characterBefore } from './letters.ts'
import { readInlines } from './markdown-inlines.ts'
import { plainText } from './markdown-tree.ts'

export interface RunFormat {
  readonly marks: readonly string[]
  /** '' without a link. */
  readonly href: string
  readonly code: boolean
}

export interface Run extends RunFormat {
  readonly text: string
}

/** Formats that would not be drawn, or change what is shown, are left out. */
export function markdownOfRuns(runs: readonly Run[]): string {
  const merged = mergedRuns(runs)
  const plain = tidy(merged.map(({ text }) => text).join(''))
  const tries = [merged, merged.map(withoutMarksInWords)].map((list) => tidy(textOf(list)))
  const shownAs = (text: string): boolean => plainText(readInlines(text, null)) === plain
  return tries.find(shownAs) ?? escapeMarks(plain)
}

function mergedRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    const isSame = last && formatKey(last) === formatKey(run)
    if (isSame) merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

function formatKey({ marks, href, code }: RunFormat): string {
  return JSON.stringify([marks, href, code])
}

function withoutMarksInWords(run: Run, at: number, runs: readonly Run[]): Run {
  const before = runs[at - 1]?.text ?? ''
  const isInside =
    isInWord(characterBefore(before, before.length) + run.text) || isInWord(runs[at + 1]?.text ?? '')
  return isInside ? { ...run, marks: [] } : run
}

/** Neighbours that have the same in common. */
function groupsBy(runs: readonly Run[], common: (run: Run) => string): Run[][] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last?.[0] && common(last[0]) === common(run)) last.push(run)
    else groups.push([run])
  }
  return groups
}

function textOf(runs: readonly Run[]): string {
  return groupsBy(runs, ({ href }) => href)
    .map(ofLink)
    .join('')
}

function ofLink(runs: readonly Run[]): string {
  const href = runs[0]?.href ?? ''
  const words = tidy(runs.map(({ text }) => text).join('')).replaceAll('\n', ' ')
  if (href === '' || words === '') return ofMarks(runs, 0)
  if (words === href || `${words}/` === href) return href
  return `[${tidy(ofMarks(runs, 0)).replaceAll('\n', ' ')}](${href})`
}

/** Runs with their marks from this one on, the outermost first. */
function ofMarks(runs: readonly Run[], from: number): string {
  return groupsBy(runs, ({ marks }) => marks[from] ?? '')
    .map((group) => {
      const mark = group[0]?.marks[from]
      return mark === undefined ? group.map(ofRun).join('') : wrapped(ofMarks(group, from + 1), mark)
    })
    .join('')
}

function ofRun({ text, code }: Run): string {
  return code && !text.includes('`') ? wrapped(text, '`') : escapeMarks(text)
}

/** Marks exclude white space at the ends, and do not span lines. */
export function wrapped(text: string, mark: string): string {
  return text.replaceAll(/[^\n]+/gu, (line) => {
    const [, before = '', words = '', behind = ''] = /^(\s*)(.*?)(\s*)$/u.exec(line) ?? []
    return words === '' ? line : before + mark + words + mark + behind
  })
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/ *\n */gu, '\n')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
}
