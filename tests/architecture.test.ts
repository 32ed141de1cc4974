import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from './support/architecture/check.ts'
import { cyclesIn } from './support/architecture/cycles.ts'
import type { Source } from './support/architecture/source.ts'

const read = (...patterns: string[]): Source[] =>
  globSync(patterns).map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(path, 'utf8') }))
const code = '**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx,svelte}'
const sources = read(`src/${code}`)

test('the whole source keeps the rules', () => {
  expect(sources.length).toBeGreaterThan(30)
  expect([...sources, ...read('src/**/*.css')].flatMap(check)).toEqual([])
})

test('no file is of a kind that the rules do not read', () => {
  const known = /\.(ts|mts|cts|js|mjs|cjs|svelte|css|html|json)$/
  const files = globSync('src/**/*', { withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name).filter((name) => !known.test(name))).toEqual([])
})

test('nothing imports in a circle, not even types', () => {
  expect(cyclesIn([...sources, ...read(`tests/support/${code}`)])).toEqual([])
})

test('a circle is found, over types and markup too, each once', () => {
  const file = (path: string, text: string): Source => ({ path: `src/${path}`, text })
  const circle = [
    file('a.ts', `import type { B } from './B.svelte'`),
    file('B.svelte', `{#await import('./c.ts') then c}{c}{/await}`),
    file('c.ts', `export { a } from './a.ts'\nexport { d } from './d.ts'`),
    file('d.ts', `const d = 1`)
  ]
  expect(cyclesIn(circle)).toEqual([['src/B.svelte', 'src/a.ts', 'src/c.ts']])
  expect(cyclesIn(circle.slice(1))).toEqual([])
})

describe('an import across a border is found', () => {
  const crossings: [string, string][] = [
    ['src/shared/log/x.ts', `import { readFileSync } from 'node:fs'`],
    ['src/shared/log/x.ts', `import type { Socket } from 'socket.io'`],
    ['src/shared/values/x.ts', `import { y } from '../../main/bucket.ts'`],
    ['src/main/host/x.ts', `import { app } from 'electron'`],
    ['src/main/host/x.ts', `import { openSpace } from '../store/space-file.ts'`],
    ['src/main/host/x.ts', `import type { Stored } from '../store/space-file.ts'`],
    ['src/main/store/x.ts', `export * from '../host/host.ts'`],
    ['src/main/store/x.ts', `const host = await import('../host/host.ts')`],
    ['src/main/store/x.ts', `let host: import('../host/host.ts').Host`],
    ['src/main/store/x.ts', `const { app } = require('electron')`],
    ['src/main/pages/x.ts', `import { limits } from '#shared/values/limits.ts'`],
    ['src/main/discovery/x.ts', `import { probe } from '../identity/probe-result.ts'`],
    ['src/main/discovery/x.ts', `import { type ProbeResult, probe } from '../identity/probe-result.ts'`],
    ['src/main/discovery/x.ts', `import type { Probe } from '../identity/probe.ts'`],
    ['src/main/device/x.ts', `import { BrowserWindow } from 'electron'`],
    ['src/main/headless.ts', `import { setMenu } from './electron/menu.ts'`],
    ['src/main/worker.ts', `import 'electron'`],
    ['src/main/electron/x.ts', `import { startHost } from '../host/host.ts'`],
    ['src/main/electron/x.ts', `import { openDevice } from '../device/local-device.ts'`],
    ['src/preload/x.ts', `import { readFileSync } from 'node:fs'`],
    ['src/preload/x.ts', `import { words } from '../renderer/words/words.ts'`],
    ['src/renderer/state/x.svelte.ts', `import { io } from 'socket.io-client'`],
    ['src/renderer/state/x.svelte.ts', `import fs from 'node:fs'`],
    [
      'src/renderer/views/X.svelte',
      `<script lang="ts">\nimport { app } from 'electron'\n</script>\n<p>hi</p>`
    ],
    ['src/renderer/views/X.svelte', `<p>hi</p><script module>import '../../main/host/host.ts'</script>`],
    ['src/main/device/x.ts', `import '../../renderer/main.ts'`],
    // Inside the renderer.
    ['src/renderer/text/x.ts', `import { App } from '../state/app/app.svelte.ts'`],
    ['src/renderer/text/x.ts', `import type { Format } from '../commands/formats.ts'`],
    ['src/renderer/text/x.ts', `import { lazyChunks } from '../lazy-chunks.ts'`],
    ['src/renderer/words/x.ts', `import X from '../views/ui/Button.svelte'`],
    ['src/renderer/words/x.ts', `import { focus } from '../behaviour/focus.ts'`],
    ['src/renderer/behaviour/x.ts', `import type { Look } from '../state/app/appearance.svelte.ts'`],
    ['src/renderer/behaviour/x.ts', `import { openDesktop } from '../platform/desktop.ts'`],
    ['src/renderer/platform/x.ts', `import { Layout } from '../state/app/layout.svelte.ts'`],
    ['src/renderer/state/x.svelte.ts', `import { focus } from '../behaviour/focus.ts'`],
    ['src/renderer/state/x.svelte.ts', `import type { Command } from '../commands/command.ts'`],
    ['src/renderer/state/x.svelte.ts', `import X from '../views/ui/Button.svelte'`],
    ['src/renderer/commands/x.ts', `import X from '../views/ui/Button.svelte'`],
    ['src/renderer/views/X.svelte', `<script>import App from '../App.svelte'</script>`],
    ['src/renderer/views/X.svelte', `<script>import { loadDeferred } from '../lazy-chunks.ts'</script>`],
    ['src/renderer/loader/x.ts', `import { words } from '../words/words.ts'`],
    // Inside shared.
    ['src/shared/values/x.ts', `import type { LogEvent } from '../log/event.ts'`],
    ['src/shared/log/x.ts', `import { requests } from '../protocol/requests.ts'`],
    ['src/shared/protocol/x.ts', `import type { SpaceView } from '../session/contract.ts'`],
    ['src/shared/export/x.ts', `import { Session } from '../session/session.ts'`],
    ['src/shared/session/x.ts', `import type { Bridge } from '../bridge.ts'`],
    // What a table of whole folders would let through.
    ['src/main/cli/x.ts', `import { startHost } from '../host/host.ts'`],
    ['src/main/electron/x.ts', `import { DatabaseSync } from 'node:sqlite'`],
    ['src/main/discovery/x.ts', `import { request } from 'node:https'`],
    ['src/main/pages/x.ts', `import { spawn } from 'node:child_process'`],
    ['src/main/x.ts', `import { createServer } from 'node:net'`],
    ['src/main/bucket.ts', `import { openDevice } from './device/local-device.ts'`],
    // Every form.
    [
      'src/renderer/views/X.svelte',
      `{#await loadChunk(() => import('../../main/host/host.ts')) then x}{x}{/await}`
    ],
    [
      'src/renderer/views/X.svelte',
      `<p {@attach async () => import.meta.glob('../../main/host/*.ts')}>hi</p>`
    ],
    ['src/renderer/views/X.svelte', `<p title={new URL('../../main/host/host.ts', import.meta.url)}>hi</p>`],
    ['src/renderer/views/X.svelte', `{#if true}{@const x = require('electron')}{x}{/if}`],
    ['src/main/store/x.ts', 'const host = await import(`../host/host.ts`)'],
    ['src/main/store/x.ts', 'const host = await import(`../host/${name}.ts`)'],
    ['src/main/store/x.ts', `const all = import.meta.glob(['./a.ts', '../host/*.ts', '!../host/b.ts'])`],
    ['src/main/store/x.ts', `import electron = require('electron')`],
    ['src/main/store/x.ts', `const page = new URL('../host/host.ts', import.meta.url)`],
    ['src/main/store/x.ts', `const page = import.meta.resolve('../host/host.ts')`],
    ['src/main/store/x.ts', `import x from '../host/host.ts?raw'`],
    ['src/renderer/styles/x.css', `@import '../views/x.css';`],
    ['src/renderer/views/X.svelte', `<p>hi</p><style>p { background: url(../../main/host/x.png) }</style>`],
    ['src/main/store/x.ts', `import x from '#shared/../main/host/host.ts'`],
    ['src/main/store/x.ts', `import x from '/src/main/host/host.ts'`],
    ['src/shared/log/x.ts', `/// <reference types="node" />`],
    ['src/shared/log/x.ts', `/// <reference path="../../main/host/host.ts" />`],
    ['src/shared/log/x.ts', `/// <reference lib="dom" />`],
    ...['js', 'mjs', 'cjs', 'mts', 'cts'].map((end): [string, string] => [
      `src/main/store/x.${end}`,
      `import { startHost } from '../host/host.ts'`
    ]),
    ['src/shared/x.ts', ''],
    ['src/elsewhere/x.ts', '']
  ]
  test.each(crossings)('%s: %s', (path, text) => {
    expect(check({ path, text })).toHaveLength(1)
    expect(check({ path, text })[0]).toMatch(/may not import|no layer/)
  })
})

describe('a module that no reader could name is not loaded', () => {
  test.each([
    `import { createRequire as open } from 'node:module'`,
    `const fs = process.getBuiltinModule('node:fs')`,
    `const fs = process['getBuiltinModule']('node:fs')`,
    `const load = require`,
    `await import(name)`,
    `require(name)`,
    `module.require(name)`,
    `globalThis.require('electron')`,
    `const { url } = import.meta`,
    `const page = new URL('../host/host.ts', import.meta['url'])`,
    `const page = URL.parse('../host/host.ts', import.meta.url)`,
    `const all = import.meta.glob(patterns)`,
    `const all = import.meta.glob('./*.ts', { base: '../host' })`
  ])('%s', (text) => {
    const error = check({ path: 'src/main/store/x.ts', text }).find((each) => !each.includes('may not'))
    expect(error).toMatch(/loads modules with|passes (require|import\.meta) on|computed name/)
  })
})

describe('what the layers allow is left alone', () => {
  test.each([
    ['src/shared/log/x.ts', `import * as v from 'valibot'\nimport { sha256 } from '@noble/hashes/sha2.js'`],
    [
      'src/main/host/x.ts',
      `import { Server } from 'socket.io'\nimport { openPages } from '../pages/pages.ts'`
    ],
    ['src/main/discovery/x.ts', `import type { ProbeResult } from '../identity/probe-result.ts'`],
    ['src/main/discovery/x.ts', `import { type ProbeResult } from '../identity/probe-result.ts'`],
    ['src/main/electron/x.ts', `import type { LocalDevice } from '../device/local-device.ts'`],
    ['src/renderer/platform/x.ts', `import { io } from 'socket.io-client'`],
    ['src/renderer/views/X.svelte', `<script lang="ts">import X from '@lucide/svelte/icons/x'</script>`]
  ])('%s: %s', (path, text) => {
    expect(check({ path, text })).toEqual([])
  })
})

describe('a connection is opened by one module alone', () => {
  test.each([
    ['src/renderer/state/x.ts', `new RTCPeerConnection({ iceServers: [] })`],
    ['src/renderer/state/x.ts', `const Peer = RTCPeerConnection`],
    ['src/renderer/state/x.ts', `window.fetch('https://example.org/')`],
    ['src/renderer/state/x.ts', `const { WebSocket: Socket } = globalThis`],
    ['src/renderer/platform/x.ts', `fetch('/')`],
    ['src/renderer/x.ts', `navigator.sendBeacon('/', '')`],
    ['src/preload/x.ts', `new Worker('x.js')`],
    ['src/shared/session/x.ts', `new EventSource('/')`],
    ['src/renderer/views/X.svelte', `<script lang="ts">new WebTransport('https://example.org')</script>`],
    ['src/renderer/views/X.svelte', `<button onclick={() => fetch('/')}>x</button>`]
  ])('%s: %s', (path, text) => {
    expect(check({ path, text })).toEqual([expect.stringMatching(/opens a connection with/)])
  })

  test.each([
    ['src/renderer/platform/own-server.ts', `fetch('/')`],
    ['src/main/x.ts', `import { Worker } from 'node:worker_threads'\nnew Worker('x.js')`],
    ['src/shared/session/x.ts', `// fetch(x)\nlet socket: WebSocket\nconst x = { fetch: 'fetch' }`]
  ])('not %s: %s', (path, text) => {
    expect(check({ path, text })).toEqual([])
  })
})

describe('the house rules', () => {
  const path = 'src/shared/log/x.ts'

  test.each([
    'requestAnimationFrame(draw)',
    'setTimeout(draw, 5)',
    'document.body.focus()',
    'let row: HTMLElement',
    'localStorage.clear()'
  ])('state uses nothing of the page: %s', (text) => {
    expect(check({ path: 'src/renderer/state/x.ts', text })).toEqual([expect.stringMatching(/of the page/)])
    expect(check({ path: 'src/renderer/behaviour/x.ts', text })).toEqual([])
  })

  test('a file is at most 250 lines long', () => {
    expect(check({ path, text: '\n'.repeat(249) + 'x\n' })).toEqual([])
    expect(check({ path, text: '\n'.repeat(250) + 'x\n' })).toEqual([`${path}: has 251 lines, more than 250`])
  })

  test('any is found as a type, not as a word', () => {
    expect(check({ path, text: 'const x = y as any' })).toEqual([`${path}: says any`])
    expect(check({ path, text: `// any\nconst any = 'any'` })).toEqual([])
  })

  test('a part is fetched in a way that tries again, or not at all', () => {
    const bare = [
      ['src/renderer/x.ts', `const part = await import('./y.ts')`],
      ['src/renderer/x.ts', `const load = () => import('./y.ts')`],
      ['src/renderer/views/X.svelte', `<script>const y = import('./Y.svelte')</script>`],
      ['src/renderer/views/X.svelte', `{#await import('./Y.svelte') then { default: Y }}<Y />{/await}`]
    ] as const
    for (const [file, text] of bare)
      expect(check({ path: file, text })).toEqual([`${file}: fetches a chunk without loadChunk`])
    const retried = `const part = await loadChunk(() => import('./y.ts'))`
    expect(check({ path: 'src/renderer/x.ts', text: retried })).toEqual([])
  })

  test('a width at which the layout changes is named', () => {
    const style = (query: string): string => `<p>hi</p><style>@media ${query} { p { color: red } }</style>`
    const file = 'src/renderer/views/X.svelte'
    expect(check({ path: file, text: style('(width < 42rem)') })).toEqual([expect.stringMatching(/width/)])
    expect(check({ path: file, text: style('(--narrow)') })).toEqual([])
  })

  test.each(['ignore', 'nocheck', 'expect-error'])('@ts-%s is found', (word) => {
    expect(check({ path, text: `// @ts-${word}\n` })).toEqual([`${path}: says @ts-${word}`])
  })
})
