import { Readable } from 'node:stream'
import { limits } from '#shared/values/limits.ts'
import { hasVisible } from '#shared/values/line.ts'
import { command, UsageError } from './command.ts'
import { MessageSender } from './message-sender.ts'
import { cliDataFolder } from './folder.ts'
import { LineBatcher } from './line-batcher.ts'
import { readLines, type ByteChunks } from './text-lines.ts'
import { enterSpace, memberName } from './member.ts'
import { joinOrCreateRoom, roomName } from './join-room.ts'
import { stopSignal } from './stop-signal.ts'
import { printError } from './terminal.ts'

export const sendCommand = command({
  name: 'send',
  summary: 'sends a message, or another program’s output',
  help: `
parley send <room> [text …] [--space NAME|ADDRESS] [--name NAME] [--data DIR]

Sends the text, or without one what comes on standard input, line by line. Lines that come quickly go
into one message, up to ${String(limits.textBytes)} bytes. It ends when the host has everything on its disk.
A room that does not exist is created, open to everyone; other rooms are joined.

  --space NAME|ADDRESS   which space, when there is more than one nearby
  --name NAME            the name to write under; each name is a member of its own
  --data DIR             another data folder than the app's

You are a member of your own, “<your name> (cli)”, so this works while the app is running. On the first
visit to a space the key of its host is stored; another host in its place is refused from then on.

Examples
  parley send lobby The coffee is ready
  make 2>&1 | parley send build --name "Build robot"
  journalctl -fu nginx | parley send alarms --space 192.168.1.7:4717
  parley send lobby -- --this starts with dashes`,
  options: { space: { type: 'string' }, name: { type: 'string' }, data: { type: 'string' } },
  run: async ({ values, positionals: [room, ...words] }, { version }) => {
    const target = roomName(room)
    const name = memberName(values.name)
    const text = words.join(' ')
    if (words.length > 0 && !hasVisible(text)) throw new UsageError('a message needs some text')
    const dataDir = cliDataFolder(values.data)
    const member = await enterSpace({ dataDir, space: values.space, name, version })
    try {
      const { id } = await joinOrCreateRoom(member.session, target)
      const sender = new MessageSender(member.session, id)
      await sendLines(words.length > 0 ? [Buffer.from(text)] : standardInput(), sender)
      if ((await sender.untilDelivered()) === 0) printError('There was nothing to send.')
      return 0
    } finally {
      await member.leave()
    }
  }
})

/** People do not notice it, and a compiler's output becomes a few messages. */
const batchDelayMs = 200

async function sendLines(chunks: ByteChunks, sender: MessageSender): Promise<void> {
  const batcher = new LineBatcher({
    maxBytes: limits.textBytes,
    delayMs: batchDelayMs,
    onBatch: (text) => {
      sender.send(text)
    }
  })
  for await (const line of readLines(chunks)) {
    batcher.add(line)
    await sender.room()
  }
  batcher.flush()
}

/** Ends with the input or with Ctrl-C; what has arrived is sent in both cases. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  if (process.stdin.isTTY) printError('Each line is sent as you finish it. Ctrl-D ends.')
  const stop = stopSignal()
  const input: Readable = process.stdin
  stop.addEventListener('abort', () => input.destroy(), { once: true })
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) yield chunk
  } catch (error) {
    if (!stop.aborted) throw error
  }
}
