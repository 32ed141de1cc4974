/** parley send: says something in a room, from its arguments or line by line from standard input. */
import { Readable } from 'node:stream'
import { limits } from '#shared/values/limits.ts'
import { command, UsageError } from './command.ts'
import { Delivery } from './message-sender.ts'
import { dataFolder } from './folder.ts'
import { Gather } from './line-batcher.ts'
import { linesIn, type Chunks } from './text-lines.ts'
import { enterSpace, memberName } from './member.ts'
import { joinOrCreateRoom, roomName } from './join-room.ts'
import { stopSignal } from './stop-signal.ts'
import { say } from './terminal.ts'

export const send = command({
  name: 'send',
  summary: 'says something in a room, also what other programs print',
  help: `
parley send <room> [text …] [--space NAME|ADDRESS] [--name NAME] [--data DIR]

Sends the text, or without one what comes on standard input, line by line. Lines that come quickly go
into one message, up to ${String(limits.textBytes)} bytes. It ends when the host has everything on its disk.
A room that does not exist is created, open to everybody; other rooms are joined.

  --space NAME|ADDRESS   which space, when there is more than one nearby
  --name NAME            the name to write under; each name is a member of its own
  --data DIR             another data folder than the app's

You are a member of your own, “<your name> (cli)”, so this works while the app is running. On the first
visit to a space the key of its host is kept; a stranger in its place is refused from then on.

Examples
  parley send lobby The coffee is ready
  make 2>&1 | parley send build --name "Build robot"
  journalctl -fu nginx | parley send alarms --space 192.168.1.7:4717
  parley send lobby -- --this starts with dashes`,
  options: { space: { type: 'string' }, name: { type: 'string' }, data: { type: 'string' } },
  run: async ({ values, positionals: [room, ...words] }, { version }) => {
    const wanted = roomName(room)
    const name = memberName(values.name)
    const text = words.join(' ')
    if (words.length > 0 && text.trim() === '') throw new UsageError('a message needs some text')
    const dataDir = dataFolder(values.data)
    const member = await enterSpace({ dataDir, space: values.space, name, version })
    try {
      const { id } = await joinOrCreateRoom(member.session, wanted)
      const delivery = new Delivery(member.session, id)
      await sendLines(words.length > 0 ? [Buffer.from(text)] : standardInput(), delivery)
      if ((await delivery.done()) === 0) say('There was nothing to send.')
      return 0
    } finally {
      await member.leave()
    }
  }
})

/** How long a line waits for others, ms. Nobody notices, and a compiler's output becomes a few messages. */
const gathering = 200

async function sendLines(chunks: Chunks, delivery: Delivery): Promise<void> {
  const gather = new Gather({
    limit: limits.textBytes,
    wait: gathering,
    post: (text) => {
      delivery.post(text)
    }
  })
  for await (const line of linesIn(chunks)) {
    gather.add(line)
    await delivery.room()
  }
  gather.flush()
}

/** Until it ends, or Ctrl-C ends it: what has come is sent in either case. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) say('Each line is sent as you finish it. Ctrl-D ends.')
  const stop = stopSignal()
  const input: Readable = process.stdin
  stop.addEventListener('abort', () => input.destroy(), { once: true })
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) yield chunk
  } catch (fault) {
    if (!stop.aborted) throw fault
  }
}
