import { eventId, type Placed } from '#shared/log/event.ts'
import { setBounded } from '#shared/values/bounded-map.ts'
import { limits } from '#shared/values/limits.ts'
import { unwrap } from '#shared/values/reply.ts'
import type { Session } from '#shared/session/session.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { command, expectNoMore, parseWholeNumber } from './command.ts'
import { cliDataFolder } from './folder.ts'
import { watchConnection } from './connection-state.ts'
import { enterSpace } from './member.ts'
import { joinRoom, roomName } from './join-room.ts'
import { whenAborted, stopSignal } from './stop-signal.ts'
import { exitWithReader, print, printError } from './terminal.ts'
import { timelineLines } from './timeline-lines.ts'

export const tailCommand = command({
  name: 'tail',
  summary: 'follows a room',
  help: `
parley tail <room> [--space NAME|ADDRESS] [--lines N] [--once] [--json] [--data DIR]

Prints the last messages of a room and then every new one, until Ctrl-C. An open room that you are not
in is joined. When the host goes away, it waits for it to come back. Messages are printed as they are at
that moment; what is edited or deleted later is not printed again.

  --space NAME|ADDRESS   which space, when there is more than one nearby
  --lines N              how many earlier messages and notices, 10 by default
  --once                 print those and end
  --json                 one line of JSON for each: kind, seq, at (null when no calendar
                         has that time), author, name, and text, notice (described:
                         with room and topic) or deleted
  --data DIR             another data folder than the app's

You are a member of your own, “<your name> (cli)”, so this works while the app is running. On the first
visit to a space the key of its host is stored; another host in its place is refused from then on.

Examples
  parley tail lobby
  parley tail build --space Workshop --once --lines 100
  parley tail alarms --json | jq -r 'select(.kind == "message").text'`,
  options: {
    space: { type: 'string' },
    lines: { type: 'string', default: '10' },
    once: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    data: { type: 'string' }
  },
  run: async ({ values, positionals: [room, ...more] }, { version }) => {
    expectNoMore(more)
    const target = roomName(room)
    const lines = parseWholeNumber('lines', values.lines, 0, 1_000_000)
    exitWithReader()
    const entering = { dataDir: cliDataFolder(values.data), space: values.space, name: undefined, version }
    const member = await enterSpace(entering)
    const stop = stopSignal()
    try {
      const { session } = member
      const { id } = await joinRoom(session, target)
      await follow(session, { room: id, lines, once: values.once, json: values.json, stop })
      return 0
    } finally {
      await member.leave()
    }
  }
})

/** More than two logs that are put together differ by. */
const maxShown = 100_000

/** Times of printed events that the next one is compared with. */
const maxEarlierTimes = 50

interface TailOptions {
  room: string
  lines: number
  once: boolean
  json: boolean
  stop: AbortSignal
}

/** @throws Refused, Impostor when the host has removed this member */
async function follow(session: Session, { room, lines, once, json, stop }: TailOptions): Promise<void> {
  /** By id: what was moved in the log comes again. */
  const shown = new Map<string, true>()
  const times: number[] = []
  const show = (all: readonly Placed[]): void => {
    const placed = all.filter(({ event }) => !shown.has(eventId(event, nodeCrypto.hash)))
    for (const line of timelineLines(placed, session.view.members, json, times)) print(line)
    times.push(...placed.map(({ event }) => event.at))
    times.splice(0, times.length - maxEarlierTimes)
    for (const { event } of placed) setBounded(shown, eventId(event, nodeCrypto.hash), true, maxShown)
  }
  // Events that arrive while the history is read are shown after it.
  let buffered: Placed[] | null = []
  session.on('log:appended', (appended) => {
    if (appended.room !== room) return
    if (buffered) buffered.push(...appended.placed)
    else show(appended.placed)
  })
  const history = await readHistory(session, room, Math.max(1, lines))
  show(lines === 0 ? [] : history)
  const last = history.at(-1)?.position.seq ?? 0
  show(buffered.filter(({ position }) => position.seq > last))
  buffered = null
  if (!once) await Promise.race([whenAborted(stop), lostForGood(session)])
}

export async function readHistory(session: Session, room: string, lines: number): Promise<Placed[]> {
  const history: Placed[] = []
  for (let more = true; more && history.length < lines;) {
    const limit = Math.min(limits.page, lines - history.length)
    const before = history[0]?.position.seq
    const page = unwrap(
      await session.request('log:read', { room, limit, ...(before === undefined ? {} : { before }) })
    )
    history.unshift(...page.placed)
    more = page.more && page.placed.length > 0
  }
  return history
}

function lostForGood(session: Session): Promise<never> {
  return new Promise((_resolve, reject) => {
    watchConnection(session, {
      lost: (closed) => {
        printError(
          closed
            ? 'The host has closed the space. Waiting for it …'
            : 'The connection is lost. Trying again …'
        )
      },
      restored: () => {
        printError('Connected again.')
      },
      failed: reject
    })
  })
}
