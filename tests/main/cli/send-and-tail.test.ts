import { eventId } from '#shared/log/event.ts'
import { startHost } from '../../../src/main/host/host.ts'
import { newCertificate } from '../../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { saysAll } from '../../support/person.ts'
import { noLimits, startSpace, type Space } from '../../support/chat.ts'
import { computer, textsOf } from './parley.ts'

const reach = ({ host }: Pick<Space, 'host'>): [string, string] => [
  '--space',
  `127.0.0.1:${String(host.port)}`
]
const numbers = (count: number, word = ''): string[] =>
  Array.from({ length: count }, (_, at) => `${word}${String(at + 1)}`)

// Each runs several programs from their source, on a machine that others use too.
describe('parley send and parley tail', { timeout: 60_000 }, () => {
  test('tail prints what send sends', async () => {
    const at = reach(await startSpace())
    const mina = computer()
    expect(await mina.ran('send', 'lobby', 'Hello,', 'everybody', '--name', 'Mina', ...at)).toMatchObject({
      code: 0,
      out: []
    })
    const { code, out } = await computer().ran('tail', 'lobby', '--once', ...at)
    expect(out).toContainEqual(expect.stringMatching(/^\d\d:\d\d Mina: Hello, everybody$/))
    expect(out).toContain('— Mina joined')
    expect(code).toBe(0)
  })

  test('five hundred lines from a pipe arrive complete and in order', async () => {
    const at = reach(await startSpace())
    const lines = numbers(500, 'line ')
    const { code } = await computer()
      .parley('send', 'lobby', ...at)
      .reads(`${lines.join('\n')}\n`)
      .ends()
    const { out } = await computer().ran('tail', 'lobby', '--once', '--json', '--lines', '1000', ...at)
    expect(textsOf(out).join('\n')).toBe(lines.join('\n'))
    expect(textsOf(out).length).toBeLessThan(10)
    expect(code).toBe(0)
  })

  test('a megabyte arrives complete, in messages within the size limit', async () => {
    const at = reach(await startSpace())
    const lines = numbers(20_000, 'Zeile ü "quoted" \\ und 🎉 Nummer ')
    const { code } = await computer()
      .parley('send', 'lobby', ...at)
      .reads(lines.join('\n'))
      .ends()
    const { out } = await computer().ran('tail', 'lobby', '--once', '--json', '--lines', '1000', ...at)
    expect(textsOf(out).join('\n')).toBe(lines.join('\n'))
    expect(code).toBe(0)
  })

  test('each line of a slow program is sent when it arrives', async () => {
    const at = reach(await startSpace())
    const reader = computer().parley('tail', 'lobby', ...at)
    await reader.prints('joined')
    const writer = computer().parley('send', 'lobby', ...at)
    writer.process.stdin.write('first\n')
    await reader.prints('first')
    writer.process.stdin.write('second, without an end')
    const sent = await writer.reads('').ends()
    await reader.prints('second, without an end')
    expect(sent.code).toBe(0)
  })

  test('Ctrl-C ends the input, and what was read before it is sent', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const writer = computer().parley('send', 'lobby', ...reach(space))
    writer.process.stdin.write('first\n')
    await expect.poll(mina.texts, { timeout: 15_000 }).toContain('first')
    writer.process.stdin.write('last\nhalf')
    await expect.poll(() => writer.process.stdin.writableLength).toBe(0)
    await mina.receives('last')
    expect((await writer.stop()).code).toBe(0)
  })

  test('messages arrive once when the host restarts in between', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const writer = computer().parley('send', 'lobby', ...reach(space))
    const lines = numbers(30_000, 'line ')
    writer.process.stdin.write(`${lines.slice(0, 20_000).join('\n')}\n`)
    await expect.poll(() => mina.texts().length, { timeout: 15_000 }).toBeGreaterThan(0)
    await space.restart()
    const { code, talk } = await writer.reads(lines.slice(20_000).join('\n')).ends()
    const { out } = await computer().ran(
      'tail',
      'lobby',
      '--once',
      '--json',
      '--lines',
      '1000',
      ...reach(space)
    )
    expect(textsOf(out).join('\n')).toBe(lines.join('\n'))
    expect(talk.slice(1)).toEqual(['The connection is lost. Trying again …', 'Connected again.'])
    expect(code).toBe(0)
  })

  test('two concurrent commands are one member, and no message is lost', async () => {
    const space = await startSpace()
    const here = computer()
    const at = reach(space)
    const send = (word: string): Promise<unknown> =>
      here
        .parley('send', 'lobby', ...at)
        .reads(numbers(2000, `${word} ${'x'.repeat(100)} `).join('\n'))
        .ends()
    expect(await Promise.all([send('a'), send('b')])).toMatchObject([{ code: 0 }, { code: 0 }])
    const { out } = await here.ran('tail', 'lobby', '--once', '--json', '--lines', '1000', ...at)
    const lines = textsOf(out).join('\n').split('\n')
    const from = (word: string): string[] =>
      lines.filter((line) => line.startsWith(word)).map((line) => line.split(' ')[2] ?? '')
    expect(from('a')).toEqual(numbers(2000))
    expect(from('b')).toEqual(numbers(2000))
    expect(out.filter((line) => line.includes('"notice":"joined"'))).toHaveLength(1)
  })

  test('a missing room is created as an open room', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const { code, talk } = await computer().ran('send', '#Build', 'works', ...reach(space))
    expect(talk).toContainEqual(expect.stringContaining('no room called “Build”, so it has been created'))
    expect(mina.room('Build')).toMatchObject({ access: 'open', membership: 'none' })
    expect(code).toBe(0)
  })

  test('reading a missing room fails', async () => {
    const { code, talk } = await computer().ran('tail', 'attic', ...reach(await startSpace()))
    expect(talk).toContainEqual('There is no room called “attic”. There is: “Lobby”.')
    expect(code).toBe(1)
  })

  test('a name that several rooms have is not guessed, and its tag says which is meant', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const first = await mina.creates('Tea', 'open')
    const second = await mina.creates('Tea', 'open')
    const teas = () => mina.session.view.rooms.filter(({ name }) => name === 'Tea')
    await mina.sees('two rooms', () => teas().length === 2)
    const at = reach(space)
    const refused = await computer().ran('send', '#tea', 'hello', ...at)
    const tagged = [first, second].map((room) => `“Tea ${room.slice(0, 4)}” (open, 1 person)`)
    expect(refused.code).toBe(1)
    expect(refused.talk).toContainEqual(
      `More than one room could be meant by “tea”. Write which: ${tagged.join(', ')}.`
    )
    expect((await computer().ran('tail', 'Tea', '--once', ...at)).code).toBe(1)
    const sent = await computer().ran('send', `#Tea ${second.slice(0, 4)}`, 'hello', ...at)
    await mina.receives('hello')
    const posted = mina.received.filter(({ event }) => event.kind === 'message.posted')
    expect([sent.code, posted.map(({ event }) => event.room)]).toEqual([0, [second]])
  })

  test('a room is found without its accents, and none is created that looks like another one', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    await mina.creates('Café', 'open')
    await mina.creates('Plan', 'open')
    const at = reach(space)
    expect((await computer().ran('send', 'cafe', 'hello', ...at)).code).toBe(0)
    expect(mina.room('Café').people).toBe(2)
    const { code, talk } = await computer().ran('send', 'Рlаn', 'hello', ...at) // with two letters of Cyrillic
    expect([code, mina.room('Plan').people]).toEqual([1, 1])
    expect(talk).toContainEqual(expect.stringContaining('one that looks the same. If it is meant: “Plan '))
  })

  test('tail prints the requested number of messages', async () => {
    const space = await startSpace({ allowances: noLimits })
    const mina = await space.join('Mina')
    await saysAll(mina, numbers(450))
    const { out } = await computer().ran(
      'tail',
      'lobby',
      '--once',
      '--json',
      '--lines',
      '301',
      ...reach(space)
    )
    expect(textsOf(out)).toEqual(numbers(450).slice(150))
  })

  test('control characters in a message do not reach the terminal or fake a second message', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    await mina.says('\u001b[2J\u009b2Jgone\n12:00 Host: I resign\r13:00 Host: really')
    await mina.receives('\u001b[2J\u009b2Jgone\n12:00 Host: I resign\r13:00 Host: really')
    const { out } = await computer().ran('tail', 'lobby', '--once', ...reach(space))
    const at = out.findIndex((line) => line.includes('gone'))
    expect(out.slice(at, at + 3)).toEqual([
      expect.stringMatching(/^\d\d:\d\d Mina: \[2J2Jgone$/),
      '      12:00 Host: I resign',
      '      13:00 Host: really'
    ])
  })

  test('a deleted message is not printed', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    await mina.says('my password')
    const target = eventId((await mina.receives('my password')).event, nodeCrypto.hash)
    const body = { target }
    await mina.session.request('event:write', { room: mina.room('Lobby').id, kind: 'message.deleted', body })
    await expect.poll(() => mina.session.view.outbox, { timeout: 15_000 }).toEqual([])
    const { out } = await computer().ran('tail', 'lobby', '--once', ...reach(space))
    expect(out).toContain('— Mina deleted a message')
    expect(out.join('\n')).not.toContain('password')
  })

  test('closing the pipe is not an error', async () => {
    const space = await startSpace()
    const mina = await space.join('Mina')
    const reader = computer().parley('tail', 'lobby', ...reach(space))
    await reader.prints('joined')
    reader.process.stdout.destroy()
    await mina.says('anybody there?')
    expect(await reader.ends()).toMatchObject({ code: 0, talk: [expect.stringContaining('First visit')] })
  })

  test('a host that cannot write to its disk makes send fail, with the reason', async () => {
    const space = await startSpace()
    const mina = computer()
    await mina.ran('send', 'lobby', 'good', ...reach(space))
    space.file.log.append = () => {
      throw new Error('disk full')
    }
    const { code, talk } = await mina.ran('send', 'lobby', 'bad', ...reach(space))
    expect(talk).toEqual([
      expect.stringContaining('1 of 1 messages refused: the host cannot write to its disk')
    ])
    expect(code).toBe(1)
  })

  test('without a host the command fails', async () => {
    const space = await startSpace()
    await space.stop()
    const { code, talk } = await computer().ran('send', 'lobby', 'hello?', ...reach(space))
    expect(talk).toEqual([`No space answers at ${reach(space)[1]}.`])
    expect(code).toBe(1)
  })

  test('an impostor of a host receives no message', async () => {
    const space = await startSpace()
    const mina = computer()
    await mina.ran('send', 'lobby', 'nice to meet you', ...reach(space))
    const impostor = await serveAgain(space)
    const { code, talk } = await mina.ran('send', 'lobby', 'my secret', ...reach(impostor))
    expect(talk).toEqual([expect.stringContaining('It may be an impostor')])
    expect(code).toBe(1)
  })
})

/** The same space, served with another key. */
async function serveAgain({ id, file }: Space): Promise<Pick<Space, 'host'>> {
  const host = await startHost({
    space: id,
    log: file.log,
    keys: deviceKeysOf(newIdentityPem()),
    crypto: nodeCrypto,
    hostName: () => 'Host',
    tls: await newCertificate(Date.now()),
    app: 'test',
    port: 0,
    address: '127.0.0.1',
    guests: 'off',
    pages: null,
    onProblem: () => undefined
  })
  onTestFinished(() => host.close())
  return { host }
}
