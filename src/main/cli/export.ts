import { exportLines, type ExportHead } from '#shared/export/format.ts'
import { Statement } from '#shared/export/statement.ts'
import type { Placed } from '#shared/log/event.ts'
import { unwrap } from '#shared/values/reply.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import * as v from 'valibot'
import { nodeCrypto } from '../identity/crypto.ts'
import { writeNewFile } from '../private.ts'
import { command, CommandError, expectNoMore } from './command.ts'
import { cliDataFolder } from './folder.ts'
import { enterSpace } from './member.ts'
import { joinRoom, roomName } from './join-room.ts'
import { readHistory } from './tail.ts'
import { exitWithReader } from './terminal.ts'

export const exportCommand = command({
  name: 'export',
  summary: 'saves a room as signed records, which parley verify checks',
  help: `
parley export <room> [--out FILE] [--space NAME|ADDRESS] [--data DIR]

Prints the whole room as JSON Lines: what it is and whose keys are whose, then a statement of what
there is, signed by you, then every event as its author signed it. An open room that you are not in
is joined.

  --out FILE             writes a new file instead, which only you can read
  --space NAME|ADDRESS   which space, when there is more than one nearby
  --data DIR             another data folder than the app's

You are a member of your own, “<your name> (cli)”, as with parley tail.

Examples
  parley export lobby --out lobby.jsonl
  parley export build --space Workshop | gzip > build.jsonl.gz`,
  options: { out: { type: 'string' }, space: { type: 'string' }, data: { type: 'string' } },
  run: async ({ values, positionals: [room, ...more] }, { version }) => {
    expectNoMore(more)
    const target = roomName(room)
    exitWithReader()
    const entering = { dataDir: cliDataFolder(values.data), space: values.space, name: undefined, version }
    const member = await enterSpace(entering)
    try {
      const text = await exported(member.session, await joinRoom(member.session, target))
      if (values.out === undefined) process.stdout.write(text)
      else writeTo(values.out, text)
      return 0
    } finally {
      await member.leave()
    }
  }
})

/** @throws Refused; CommandError when the host does not give the room's beginning */
async function exported(session: Session, room: RoomView): Promise<string> {
  const placed = await readHistory(session, room.id, Number.MAX_SAFE_INTEGER)
  if (placed[0]?.position.seq !== 1) throw new CommandError('the room could not be read to its beginning')
  const { id, name } = session.view.space
  const head: ExportHead = {
    parley: 'export',
    v: 2,
    space: { id, name },
    room: { id: room.id, name: room.name },
    exported: Date.now(),
    members: authorsOf(placed, session)
  }
  const parts = await exportLines(head, placed, nodeCrypto.hash, async (stated) =>
    v.parse(Statement, unwrap(await session.request('export:sign', stated)))
  )
  return (parts ?? []).join('')
}

function authorsOf(placed: readonly Placed[], { view }: Session): ExportHead['members'] {
  const authors = new Set(placed.map(({ event }) => event.author))
  return view.members
    .filter(({ device }) => authors.has(device))
    .map(({ device, key, name }) => ({ device, key, name }))
}

/** @throws CommandError when the file exists; the system's error */
function writeTo(path: string, text: string): void {
  try {
    writeNewFile(path, text)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandError(`there is a file ${path} already`)
    throw error
  }
}
