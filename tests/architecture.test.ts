import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from './support/architecture/check.ts'

const paths = globSync('src/**/*.{ts,svelte,css}').map((path) => path.split(sep).join('/'))

test('the whole source keeps the rules', () => {
  expect(paths.length).toBeGreaterThan(30)
  expect(paths.flatMap((path) => check({ path, text: readFileSync(path, 'utf8') }))).toEqual([])
})

describe('an import across a border is found', () => {
  const crossings: [string, string][] = [
    ['src/shared/log/x.ts', `import { readFileSync } from 'node:fs'`],
    ['src/shared/log/x.ts', `import type { Socket } from 'socket.io'`],
    ['src/shared/x.ts', `import { y } from '../main/bucket.ts'`],
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
    ['src/elsewhere/x.ts', '']
  ]
  test.each(crossings)('%s: %s', (path, text) => {
    expect(check({ path, text })).toHaveLength(1)
    expect(check({ path, text })[0]).toMatch(/may not import|no layer/)
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
  const path = 'src/shared/x.ts'

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
      expect(check({ path: file, text })).toEqual([`${file}: fetches a part without loadPart`])
    const retried = `const part = await loadPart(() => import('./y.ts'))`
    expect(check({ path: 'src/renderer/x.ts', text: retried })).toEqual([])
  })

  test.each(['ignore', 'nocheck', 'expect-error'])('@ts-%s is found', (word) => {
    expect(check({ path, text: `// @ts-${word}\n` })).toEqual([`${path}: says @ts-${word}`])
  })
})
