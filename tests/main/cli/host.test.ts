import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { tempFolder } from '../../support/chat.ts'
import { openTestDevice, pollOptions } from '../../support/device.ts'
import { computer, textsOf, type Computer } from './parley.ts'

/** Others are on this network too. */
const fresh = (name: string): string => `${name} ${randomUUID().slice(0, 8)}`

async function namesNearby({ ran }: Computer): Promise<unknown[]> {
  const { out } = await ran('nearby', '--json', '--wait', '2')
  return out.map((line) => (JSON.parse(line) as { name: unknown }).name)
}

// Each runs several programs from their source, on a machine that others use too.
describe('parley host', { timeout: 60_000 }, () => {
  test('prints one line of JSON with its addresses', async () => {
    const { parley, port } = await computer().host('Workshop')
    const { code, out } = await parley.stop('SIGTERM')
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ name: 'Workshop', port, guests: 'off' })
    expect(code).toBe(0)
  })

  test('prints the same as text', async () => {
    const running = computer().parley('host', '--name', 'Workshop', '--port', '0')
    await running.prints('Ctrl-C closes it')
    const { out } = await running.stop()
    expect(out.join('\n')).toMatch(/Workshop is open\.[^]*Address +\S+:\d+[^]*Fingerprint +([0-9A-F]{2}:)+/)
  })

  test('is found nearby until Ctrl-C', async () => {
    const name = fresh('Workshop')
    const { parley } = await computer().host(name)
    expect(await namesNearby(computer())).toContain(name)
    expect((await parley.stop()).code).toBe(0)
    expect(await namesNearby(computer())).not.toContain(name)
  })

  test('sends a goodbye to its members, who reconnect when it is back', async () => {
    const here = computer()
    const { parley, port, at } = await here.host('Workshop')
    const member = computer().parley('tail', 'lobby', ...at)
    await member.prints('joined')
    await parley.stop()
    await member.says('The host has closed the space')
    const again = await here.host('Workshop', '--port', String(port))
    await member.says('Connected again')
    await computer().ran('send', 'lobby', 'we are back', ...again.at)
    await member.prints('we are back')
    expect((await member.stop()).code).toBe(0)
  })

  test('says that an older copy of its data was completed', async () => {
    const here = computer()
    const first = await here.host('Workshop')
    const port = ['--port', String(first.port)]
    const mina = await openTestDevice('Mina')
    unwrap(await mina.requestDevice('space:join', { address: first.addresses[0] ?? '' }))
    await expect.poll(async () => (await mina.view(first.space)).connection.state).toBe('open')
    await first.parley.stop()
    const copy = join(tempFolder(), 'copy')
    cpSync(here.data, copy, { recursive: true })
    const second = await here.host('Workshop', ...port)
    await mina.post(first.space, 'not in the copy')
    await expect.poll(async () => (await mina.view(first.space)).outbox, pollOptions).toEqual([])
    await second.parley.stop()
    const third = await computer(copy).host('Workshop', ...port)
    await third.parley.says(
      'An older copy of Workshop was put back on this computer. Others have completed it.'
    )
    const { out } = await computer().ran('tail', 'lobby', '--once', '--json', ...third.at)
    expect(textsOf(out)).toEqual(['not in the copy'])
  })

  test('opens the same space with its history when started again', async () => {
    const here = computer()
    const before = await here.host('Workshop')
    await computer().ran('send', 'lobby', 'remember this', ...before.at)
    await before.parley.stop()
    const after = await here.host('Workshop')
    const { out } = await computer().ran('tail', 'lobby', '--once', '--json', ...after.at)
    expect(after.space).toBe(before.space)
    expect(textsOf(out)).toEqual(['remember this'])
  })

  test('opens another space when given another name', async () => {
    const here = computer()
    const workshop = await here.host('Workshop')
    await workshop.parley.stop()
    const retro = await here.host('Retro')
    expect(retro.space).not.toBe(workshop.space)
  })

  test('uses the next port when one is taken', async () => {
    const other = createServer().listen(0, '0.0.0.0') // where the host listens: elsewhere some systems see no conflict
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const hosted = await computer().host('Workshop', '--port', String(port))
    expect(hosted.port).toBeGreaterThan(port)
    expect(hosted.port).toBeLessThan(port + 20)
  })

  test('fails when another process uses the data folder, while send works', async () => {
    const here = computer()
    const { at } = await here.host('Workshop')
    const second = await here.ran('host', '--name', 'Workshop')
    expect(second).toMatchObject({ code: 1, out: [] })
    expect(second.talk).toEqual([expect.stringContaining('Another Parley is using this file')])
    expect((await here.ran('send', 'lobby', 'meanwhile', ...at)).code).toBe(0)
  })
})

describe('an unusable data folder', () => {
  const commands = [
    ['host', '--name', 'Workshop'],
    ['open', '--no-browser'],
    ['tail', 'lobby'],
    ['send', 'lobby', 'hi']
  ]

  test.for(commands)('%s fails with a reason when the file is damaged', async (command) => {
    const here = computer()
    mkdirSync(join(here.data, 'cli'))
    for (const file of ['device.db', 'cli/identity.json']) {
      writeFileSync(join(here.data, file), 'not what it should be '.repeat(99))
    }
    const { code, talk } = await here.ran(...command)
    expect(talk).toEqual([expect.stringMatching(/^This file is damaged.*(device\.db|identity\.json)\.$/)])
    expect(code).toBe(1)
  })

  test.for(commands)('%s fails with a reason when it is not a folder', async (command) => {
    const here = computer()
    writeFileSync(join(here.data, 'file'), '')
    const { code, talk } = await here.ran(...command, '--data', join(here.data, 'file', 'data'))
    // The device's folder is tried whole; the command line's own files by their path.
    const isDevice = command[0] === 'host' || command[0] === 'open'
    const sentence = isDevice ? /^This folder cannot be used\. Check/ : /a part of its path is a file\.$/
    expect(talk).toEqual([expect.stringMatching(sentence)])
    expect(code).toBe(1)
  })
})
