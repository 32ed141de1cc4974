/**
 * The built interface in a real browser, as in a desktop window, with a scripted session behind it: for what the host
 * and the network do only when something is wrong.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Placed } from '#shared/log/event.ts'
import type { ConnectionState, SessionBroadcastName, SpaceView } from '#shared/session/contract.ts'
import { openPages } from '../../src/main/pages/pages.ts'
import { openPage } from './browser.ts'
import { onCleanup } from './cleanup.ts'
import { ids } from './interface.ts'
import { desktopSize } from './screen-sizes.ts'

export interface ScriptedPage {
  page: Page
  /** Sends a broadcast of the session to the window. */
  emit: (name: SessionBroadcastName, payload: object) => Promise<void>
  /** Sets the connection state of the session. */
  setConnection: (connection: ConnectionState) => Promise<void>
}

/** What the page finds in place of the preload. */
interface Script {
  /** Null: never loads. */
  answers: Record<string, object | null>
}

const builtPages = join(import.meta.dirname, '../../out/renderer')

/** @param log of every room; null: never loads */
export async function openScriptedPage(
  view: SpaceView,
  log: readonly Placed[] | null = [],
  pagesDir = builtPages
): Promise<ScriptedPage> {
  const url = await serve(pagesDir)
  const page = await openPage('about:blank', { viewport: desktopSize, reducedMotion: 'reduce' })
  const device = {
    device: view.me,
    profile: { name: 'Mina', colour: 4 },
    version: '0',
    addresses: ['192.168.1.7']
  }
  const mine = {
    space: view.space.id,
    name: view.space.name,
    own: false,
    hosting: false,
    open: true,
    unread: 0
  }
  const answers: Script['answers'] = {
    'device:watch': { ok: true, device, nearby: [], spaces: [mine] },
    'space:watch': { ok: true, ...view },
    'log:read': log && { ok: true, placed: log, more: false },
    'member:list': { ok: true, members: view.members.map((member) => member.device) }
  }
  await page.addInitScript(playSession, { answers, shown: view.space.id })
  await page.goto(url)
  const emit: ScriptedPage['emit'] = async (name, payload) => {
    const emitted: EmittedBroadcast = { name, payload }
    await page.evaluate(onBroadcast, emitted)
  }
  return { page, emit, setConnection: (connection) => emit('connection:changed', { connection, host: null }) }
}

interface EmittedBroadcast {
  name: string
  payload: object
}

/** Runs in the page. */
function onBroadcast({ name, payload }: EmittedBroadcast): void {
  ;(window as unknown as { emit: (name: string, payload: object) => void }).emit(name, payload)
}

/** Runs in the page. */
function playSession({ answers, shown }: Script & { shown: string }): void {
  const received: { name: string; listener: (payload: object) => void }[] = []
  const never = new Promise<object>(() => undefined)
  const answer = (name: string): Promise<object> => {
    const given = answers[name]
    return given === null ? never : Promise.resolve(given ?? { ok: true })
  }
  const handle = (name: string, listener: (payload: object) => void): (() => void) => {
    received.push({ name, listener })
    return () => undefined
  }
  sessionStorage.setItem('parley/shown-space', shown)
  Object.assign(window, {
    emit: (name: string, payload: object) => {
      for (const one of received) if (one.name === name) one.listener(payload)
    },
    parley: {
      chrome: { kind: 'none', height: 0 },
      device: { request: answer, on: handle },
      space: {
        request: (_space: string, name: string) => answer(name),
        on: (_space: string, name: string, listener: (payload: object) => void) => handle(name, listener)
      }
    }
  })
}

async function serve(pagesDir: string): Promise<string> {
  const pages = openPages(pagesDir)
  const server = createServer((request, response) => {
    const { status, headers, body } = pages.get(request.url ?? '/')
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onCleanup(() => {
    server.close()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
}

/** A name for each state of the connection, as a person may meet it. */
export const connectionStates: Record<string, ConnectionState> = {
  connecting: { state: 'connecting' },
  lost: { state: 'lost', since: Date.now() - 12_000, closed: false },
  closed: { state: 'lost', since: Date.now() - 240_000, closed: true },
  'older-host': { state: 'refused', code: 'version', older: 'host' },
  'older-member': { state: 'refused', code: 'version', older: 'member' },
  invitation: { state: 'refused', code: 'invitation' },
  'no-guests': { state: 'lost', since: Date.now() - 12_000, closed: false, code: 'guests-off' },
  crowded: { state: 'lost', since: Date.now() - 12_000, closed: false, code: 'crowded' },
  contested: { state: 'lost', since: Date.now() - 12_000, closed: false, code: 'contested' },
  clock: { state: 'open', code: 'clock' },
  removed: { state: 'refused', code: 'removed' },
  violation: { state: 'violation', code: 'bad-signature' },
  impostor: { state: 'impostor', host: ids.device('x') }
}
