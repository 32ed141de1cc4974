import { createReadStream, statSync } from 'node:fs'
import type { AuthorNumbers } from '#shared/export/authors.ts'
import { verifyExport, type ExportProblem, type Verified } from '#shared/export/verify.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { command, CommandError, expectNoMore, UsageError } from './command.ts'
import { safeJson, stripControls, print } from './terminal.ts'

/** One screen; `--json` prints all of them. */
const maxShown = 20

const maxShownRanges = 8
/** UTF-16 units: enough for about 80,000 authors in the first line. */
const maxLineLength = 16 * 1024 * 1024

/** Exit codes; 2 is for wrong usage, as in all commands. */
const [whole, faulty, unstated] = [0, 1, 3]

export const verifyCommand = command({
  name: 'verify',
  summary: 'checks a room that was exported: nothing forged, nothing altered',
  help: `
parley verify FILE [--json]

Reads a room that was exported as JSON Lines and checks that every event was signed by the member it
names, that none was altered, that each author's events follow one another, that no position is
missing, and that the file holds what its exporter has signed: how many events, and in which order. A
deleted message has lost its text; its signature is still checked.

What it cannot know, it says. An author's numbers count through all rooms of a space, so those that
are not in the file are in other rooms, or missing. A file without a statement of its exporter may
have lost its end, or events whose place others were given, and no one can tell. And an exporter can
leave out what they like before they sign: it is their word, no more.

After an older copy of a device's data was put back, events may have another place than at first, and
two copies of one device may have written under the same numbers. That is said, and is nothing wrong.

The file itself says whose key is whose. Compare a member's key, and the exporter's, with what their
device shows before you take the name for granted.

  --json   one object: head, statement, events, erased, elsewhere, moved, twice, problems

Exit codes
  0   nothing is wrong, and the file is what its exporter has signed
  1   something is wrong
  3   nothing is wrong, but no exporter has signed what the file holds

Examples
  parley verify lobby.jsonl
  parley verify lobby.jsonl --json | jq .problems`,
  options: { json: { type: 'boolean', default: false } },
  run: async ({ values, positionals: [path, ...rest] }) => {
    if (path === undefined) throw new UsageError('which file?')
    expectNoMore(rest)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found || found.isDirectory()) throw new CommandError(`there is no file ${path}`)
    const verified = await verifyExport(linesOf(path), nodeCrypto)
    print(values.json ? safeJson(verified) : asText(verified))
    if (verified.problems.length > 0) return faulty
    return verified.statement ? whole : unstated
  }
})

/** @throws CommandError for a line that no export has; the system's error */
async function* linesOf(path: string): AsyncGenerator<string> {
  let begun: string[] = []
  let length = 0
  for await (const part of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    for (const [at, piece] of part.split('\n').entries()) {
      if (at > 0) {
        yield begun.join('').replace(/\r$/, '')
        begun = []
        length = 0
      }
      begun.push(piece)
      length += piece.length
    }
    if (length > maxLineLength)
      throw new CommandError(`${path} is no exported room: it has a line without an end`)
  }
  if (length > 0) yield begun.join('')
}

function asText(verified: Verified): string {
  const { problems } = verified
  const rest = problems.length - maxShown
  return [
    summary(verified),
    ...(verified.head ? [statementIn(verified)] : []),
    ...movedIn(verified),
    ...listed(verified.twice, usedTwice),
    ...listed(verified.elsewhere, missing),
    ...problems.slice(0, maxShown).map(line),
    ...(rest > 0 ? [`and ${String(rest)} more`] : [])
  ].join('\n')
}

function summary({ head, events, erased, problems }: Verified): string {
  const room = head ? `${stripControls(head.room.name)} in ${stripControls(head.space.name)}: ` : ''
  const deleted = erased === 0 ? '' : `, ${String(erased)} of them deleted`
  const found = problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`
  const result = problems.length === 0 ? 'all signed by their authors' : found
  return `${room}${counted(events, 'event')}${deleted}; ${result}`
}

function statementIn({ head, statement, problems }: Verified): string {
  if (!statement) {
    return 'no statement of an exporter: whether the end is missing, or anything else, cannot be told'
  }
  const { by, at, count } = statement
  const name = head?.members.find(({ device }) => device === by)?.name ?? 'someone who wrote nothing here'
  const said = `${stripControls(name)}, device ${by}, signed at ${timeOf(at)} what was exported: ${counted(count, 'event')}`
  return problems.length === 0 ? `${said}; this is all of it` : said
}

function movedIn({ moved }: Verified): string[] {
  if (moved === 0) return []
  const have = moved === 1 ? 'has another place' : 'have other places'
  return [`${counted(moved, 'event')} ${have} than at first: an older copy of the host’s data was put back`]
}

function listed(authors: readonly AuthorNumbers[], asLine: (author: AuthorNumbers) => string): string[] {
  const rest = authors.length - maxShown
  return [
    ...authors.slice(0, maxShown).map(asLine),
    ...(rest > 0 ? [`and of ${String(rest)} more people`] : [])
  ]
}

function usedTwice({ name, count, numbers }: AuthorNumbers): string {
  const were = count === 1 ? 'was' : 'were'
  return `${which(count, numbers)} of ${stripControls(name)} ${were} used twice: two copies of one device have written`
}

function missing({ name, count, numbers }: AuthorNumbers): string {
  const [events, are] = [counted(count, 'event'), count === 1 ? 'is' : 'are']
  return `${events} of ${stripControls(name)} ${are} elsewhere (other rooms) or missing: ${which(count, numbers)}`
}

function which(count: number, numbers: AuthorNumbers['numbers']): string {
  const ranges = numbers
    .slice(0, maxShownRanges)
    .map(([from, to]) => (from === to ? String(from) : `${String(from)} to ${String(to)}`))
  const more = numbers.length > maxShownRanges ? ', …' : ''
  return `${count === 1 ? 'number' : 'numbers'} ${ranges.join(', ')}${more}`
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}

function timeOf(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}

function line({ line: at, kind, detail }: ExportProblem): string {
  return `line ${String(at)}: ${kind}: ${stripControls(detail)}`
}
