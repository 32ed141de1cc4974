/** parley verify: checks an exported room. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { verifyExport, type Problem, type Verified } from '#shared/export/verify.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { command, nothingMore, UsageError } from './command.ts'
import { json, plain, print } from './terminal.ts'

/** As many problems as fit on a screen; `--json` tells all of them. */
const shown = 20

export const verify = command({
  name: 'verify',
  summary: 'checks a room that was exported: nothing forged, nothing missing',
  help: `
parley verify FILE [--json]

Reads a room that was exported as JSON Lines and checks that every event was signed by the member it
names, that none was altered, that each author's events follow one another, and that no position is
missing. A deleted message has lost its text; its signature is still checked. Exit code 1 when
anything is wrong.

The file itself says whose key is whose. Compare a member's key with what their device shows before
you take the name for granted.

  --json   one object: events, erased, problems

Examples
  parley verify lobby.jsonl
  parley verify lobby.jsonl --json | jq .problems`,
  options: { json: { type: 'boolean', default: false } },
  run: async ({ values, positionals: [path, ...rest] }) => {
    if (path === undefined) throw new UsageError('which file?')
    nothingMore(rest)
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })
    const verified = await verifyExport(lines, nodeCrypto)
    print(values.json ? json(verified) : asText(verified))
    return verified.problems.length === 0 ? 0 : 1
  }
})

function asText({ head, events, erased, problems }: Verified): string {
  const room = head ? `${plain(head.room.name)} in ${plain(head.space.name)}: ` : ''
  const deleted = erased === 0 ? '' : `, ${String(erased)} of them deleted`
  const verdict = problems.length === 0 ? 'all signed, none missing' : `${String(problems.length)} problems`
  const rest = problems.length - shown
  return [
    `${room}${String(events)} events${deleted}; ${verdict}`,
    ...problems.slice(0, shown).map(line),
    ...(rest > 0 ? [`and ${String(rest)} more`] : [])
  ].join('\n')
}

function line({ line: at, kind, detail }: Problem): string {
  return `line ${String(at)}: ${kind}: ${plain(detail)}`
}
