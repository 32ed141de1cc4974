import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { askPath, openLocalPage, type LocalPage } from '../../../src/main/local/local-page.ts'
import { scriptedDevice } from '../../support/local-device.ts'

const pagesDir = join(import.meta.dirname, '../../../out/renderer')

async function opened(
  more: { onAsked?: () => string; openLink?: (url: URL) => void } = {}
): Promise<LocalPage> {
  const page = await openLocalPage(scriptedDevice, { pagesDir, port: 0, ...more })
  onTestFinished(() => page.close())
  return page
}

const tokenOf = (page: LocalPage): string => new URL(page.url).hash.slice('#local='.length)

function visit(page: LocalPage): ReturnType<typeof io> {
  const { origin } = new URL(page.url)
  const socket = io(origin, {
    path: '/parley-local',
    transports: ['websocket'],
    auth: { token: tokenOf(page) },
    extraHeaders: { origin }
  })
  onTestFinished(() => void socket.disconnect())
  return socket
}

describe('the local page', () => {
  test('knows how many pages are open, and when that changes', async () => {
    const page = await opened()
    expect(page.pages()).toBe(0)
    expect(await page.changes(() => page.pages() > 0, 10)).toBe(false)
    const comes = page.changes(() => page.pages() === 1, 10_000)
    const socket = visit(page)
    expect(await comes).toBe(true)
    socket.disconnect()
    expect(await page.changes(() => page.pages() === 0, 10_000)).toBe(true)
  })

  test('answers another start of Parley that knows the secret, and nobody else', async () => {
    const page = await opened({ onAsked: () => 'It opens again now.' })
    const ask = (authorization: string) =>
      fetch(new URL(askPath, page.url), { method: 'POST', headers: { authorization } })
    const mine = await ask(`Bearer ${tokenOf(page)}`)
    expect([mine.status, await mine.text()]).toEqual([200, 'It opens again now.'])
    const stranger = await ask('Bearer guess')
    expect([stranger.status, await stranger.text()]).toEqual([403, ''])
  })

  test('opens web addresses in the browser, and nothing else', async () => {
    const links: string[] = []
    const page = await opened({ openLink: ({ href }) => void links.push(href) })
    const socket = visit(page)
    const open = (url: unknown): Promise<unknown> =>
      socket.timeout(5_000).emitWithAck('parley:ask', { space: null, name: 'link:open', payload: { url } })
    expect(await open('https://example.org/a')).toEqual({ ok: true })
    expect(await open('file:///etc/passwd')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await open('https://mina:secret@example.org/')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await open(7)).toEqual({ ok: false, code: 'invalid' })
    expect(links).toEqual(['https://example.org/a'])
  })

  test('closes at once, though the browser holds a connection that it has not used yet', async () => {
    const page = await openLocalPage(scriptedDevice, { pagesDir, port: 0 })
    const unused = connect(Number(new URL(page.url).port), '127.0.0.1').resume()
    onTestFinished(() => void unused.destroy())
    await once(unused, 'connect')
    await Promise.all([page.close(), once(unused, 'close')])
  })
})
