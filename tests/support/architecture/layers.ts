/** The layers and their allowed imports. A file belongs to the first layer whose path fits. */
import { readdirSync } from 'node:fs'

export interface Layer {
  /** Where it is, below src: a folder (with its slash) or a file. */
  place: string
  /** Paths below src that it may import; its own is always one of them. */
  ours: readonly string[]
  /** Places of which it may use the types alone. */
  types?: readonly string[]
  /** Packages, with everything below them, and modules of Node. */
  packages: readonly string[]
}

const pure = ['valibot', '@noble/', '@scure/base']

function nodes(...names: string[]): string[] {
  return names.map((name) => `node:${name}`)
}

const shared: readonly Layer[] = [
  { place: 'shared/values/', ours: [], packages: pure },
  { place: 'shared/text/', ours: ['shared/values/'], packages: [] },
  { place: 'shared/log/', ours: ['shared/values/'], packages: pure },
  { place: 'shared/protocol/', ours: ['shared/values/', 'shared/log/'], packages: pure },
  { place: 'shared/export/', ours: ['shared/values/', 'shared/log/'], packages: pure },
  {
    place: 'shared/session/',
    ours: ['shared/values/', 'shared/log/', 'shared/protocol/', 'shared/export/'],
    packages: pure
  },
  {
    place: 'shared/bridge.ts',
    ours: ['shared/values/', 'shared/protocol/', 'shared/session/', 'shared/chrome.ts'],
    packages: ['valibot']
  },
  { place: 'shared/chrome.ts', ours: [], packages: [] }
]

const common = ['shared/', 'main/bucket.ts']
const disk = 'main/private.ts'
/** One file of each language's folder. */
const desktopTexts = readdirSync('src/renderer/words', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `renderer/words/${name}/desktop.ts`)
const client = ['socket.io-client', 'socket.io-parser', 'ws']

/** What one device consists of. They do not know each other: `device` wires them. */
const components: readonly Layer[] = [
  {
    place: 'main/host/',
    ours: [...common, 'main/pages/'],
    packages: [
      ...nodes('crypto', 'http', 'net', 'os', 'stream', 'timers/promises', 'tls'),
      ...pure,
      'socket.io',
      'socket.io-parser',
      'ws'
    ]
  },
  {
    place: 'main/discovery/',
    ours: common,
    types: ['main/identity/probe-result.ts'],
    packages: [...nodes('dgram', 'net', 'os'), ...pure, 'bonjour-service', 'multicast-dns']
  },
  {
    place: 'main/store/',
    ours: [...common, disk],
    packages: [...nodes('crypto', 'events', 'fs', 'sqlite', 'worker_threads'), ...pure]
  },
  {
    place: 'main/identity/',
    ours: common,
    packages: [...nodes('crypto', 'http', 'https', 'tls'), ...pure, '@peculiar/x509', 'reflect-metadata']
  },
  { place: 'main/connection/', ours: common, packages: [...nodes('https', 'tls'), ...pure, ...client] },
  { place: 'main/pages/', ours: [], packages: nodes('crypto', 'fs', 'path') }
]

const device = ['main/owner.ts', 'main/data-folder.ts', disk, 'main/device/']

const main: readonly Layer[] = [
  ...components,
  {
    place: 'main/device/',
    ours: ['shared/', disk, ...components.map(({ place }) => place)],
    packages: [...nodes('fs', 'fs/promises', 'os', 'path', 'timers/promises', 'v8'), ...pure]
  },
  {
    place: 'main/local/',
    ours: ['shared/', 'main/device/', 'main/host/', 'main/pages/'],
    packages: [...nodes('crypto', 'events', 'http'), ...pure, 'socket.io', 'ws']
  },
  {
    place: 'main/cli/',
    ours: [
      'shared/',
      ...device,
      'main/discovery/',
      'main/identity/',
      'main/connection/',
      'main/store/',
      'main/local/'
    ],
    packages: [
      ...nodes('child_process', 'crypto', 'events', 'fs', 'http', 'os', 'path', 'readline', 'stream'),
      ...nodes('timers/promises', 'url', 'util'),
      ...pure
    ]
  },
  {
    place: 'main/electron/',
    ours: ['shared/', 'main/pages/', ...desktopTexts, 'main/data-folder.ts', disk],
    types: ['renderer/words/desktop.ts', 'main/device/local-device.ts', 'main/device/open-failure.ts'],
    packages: [...nodes('fs', 'os', 'path'), ...pure, 'electron']
  },
  { place: 'main/index.ts', ours: ['main/desktop.ts'], packages: ['electron'] },
  {
    place: 'main/desktop.ts',
    ours: ['main/electron/', 'main/device-worker.ts', 'main/owner.ts'],
    packages: ['node:path', 'electron']
  },
  {
    place: 'main/headless.ts',
    ours: ['package.json', 'main/cli/'],
    packages: nodes('path', 'v8')
  },
  { place: 'main/bucket.ts', ours: [], packages: [] },
  { place: 'main/private.ts', ours: [], packages: nodes('fs') },
  { place: 'main/data-folder.ts', ours: [], packages: ['node:path'] },
  { place: 'main/owner.ts', ours: ['shared/values/'], packages: ['node:os'] },
  {
    place: 'main/',
    ours: ['shared/', 'main/device/', 'main/device-messages.ts', 'main/device-refresh.ts'],
    packages: [...nodes('fs', 'os', 'path', 'v8', 'worker_threads'), ...pure]
  },
  { place: 'preload/', ours: ['shared/'], packages: ['electron'] }
]

const base = ['shared/', 'renderer/load-chunk.ts', 'renderer/run.ts']
const text = [...base, 'renderer/text/']
const state = [...text, 'renderer/words/', 'renderer/platform/', 'renderer/state/']
const views = [...state, 'renderer/behaviour/', 'renderer/commands/', 'renderer/views/']

/** Text and words, behaviour and platform, state, commands, views, and the files that start it all. */
const renderer: readonly Layer[] = [
  { place: 'renderer/load-chunk.ts', ours: ['shared/'], packages: [] },
  { place: 'renderer/run.ts', ours: [], packages: [] },
  {
    place: 'renderer/text/',
    ours: text,
    packages: [...pure, 'highlight.js', 'emoji-picker-element-data']
  },
  { place: 'renderer/words/', ours: ['shared/', 'renderer/load-chunk.ts'], packages: ['svelte'] },
  { place: 'renderer/behaviour/', ours: [...text, 'renderer/styles/breakpoints.json'], packages: ['svelte'] },
  {
    place: 'renderer/platform/',
    ours: base,
    packages: [...pure, 'socket.io-client']
  },
  { place: 'renderer/state/', ours: state, types: ['renderer/behaviour/'], packages: [...pure, 'svelte'] },
  {
    place: 'renderer/commands/',
    ours: [...state, 'renderer/behaviour/'],
    packages: ['svelte', '@lucide/svelte']
  },
  {
    place: 'renderer/views/',
    ours: [...views, 'resources/icon.svg'],
    packages: [...pure, 'svelte', 'bits-ui', '@lucide/svelte', 'virtua', 'uqr']
  },
  {
    place: 'renderer/loader/',
    ours: [
      'renderer/platform/own-server.ts',
      'renderer/platform/served-build.ts',
      'renderer/words/loader.ts',
      'shared/protocol/greeting-path.ts',
      'shared/values/limits.ts'
    ],
    packages: []
  },
  { place: 'renderer/styles/', ours: [], packages: [] },
  {
    place: 'renderer/',
    ours: [
      ...views,
      'renderer/lazy-chunks.ts',
      'renderer/deferred-chunk.ts',
      'renderer/App.svelte',
      'renderer/styles/'
    ],
    packages: ['svelte', 'bits-ui', '@lucide/svelte']
  }
]

export const layers: readonly Layer[] = [...shared, ...main, ...renderer]
