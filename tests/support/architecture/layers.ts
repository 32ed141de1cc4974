/** Which layer may import which. The first layer whose place fits a file is its layer. */
import { readdirSync } from 'node:fs'

export interface Layer {
  /** Where it is, below src: a folder (with its slash) or a file. */
  place: string
  /** Places below src whose code it may use; its own is always among them. */
  ours: readonly string[]
  /** Places of which it may use the types alone. */
  types?: readonly string[]
  /** Packages, with everything below them; `node:` stands for Node. */
  packages: readonly string[]
}

const pure = ['valibot', '@noble/', '@scure/base']
const node = ['node:', ...pure]
/** What one device consists of; only those who wire it may use several. */
const parts = ['main/host/', 'main/discovery/', 'main/store/', 'main/identity/', 'main/pages/', 'main/link/']
const wiring = [...parts, 'main/owner.ts', 'main/private.ts', 'main/device-messages.ts', 'main/device/']

const common = ['shared/', 'main/bucket.ts']
const disk = 'main/private.ts'
/** One file of each language's folder. */
const desktopTexts = readdirSync('src/renderer/words', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `renderer/words/${name}/desktop.ts`)

export const layers: readonly Layer[] = [
  { place: 'shared/', ours: [], packages: pure },
  {
    place: 'main/host/',
    ours: [...common, 'main/pages/'],
    packages: [...node, 'socket.io', 'socket.io-parser', 'ws']
  },
  {
    place: 'main/discovery/',
    ours: common,
    types: ['main/identity/probe-result.ts'],
    packages: [...node, 'bonjour-service', 'multicast-dns']
  },
  { place: 'main/store/', ours: [...common, disk], packages: node },
  { place: 'main/identity/', ours: common, packages: [...node, '@peculiar/x509', 'reflect-metadata'] },
  { place: 'main/link/', ours: common, packages: [...node, 'socket.io-client', 'socket.io-parser', 'ws'] },
  { place: 'main/pages/', ours: [], packages: ['node:'] },
  { place: 'main/local/', ours: ['shared/', ...wiring], packages: [...node, 'socket.io', 'ws'] },
  { place: 'main/cli/', ours: ['shared/', ...wiring, 'main/local/'], packages: node },
  { place: 'main/device/', ours: ['shared/', ...wiring], packages: node },
  {
    place: 'main/electron/',
    ours: ['shared/', 'main/pages/', ...desktopTexts, disk],
    types: ['renderer/words/desktop.ts', 'main/device/local-device.ts', 'main/device/start-fault.ts'],
    packages: [...node, 'electron']
  },
  {
    place: 'main/index.ts',
    ours: ['main/desktop.ts'],
    packages: ['electron']
  },
  {
    place: 'main/desktop.ts',
    ours: ['main/electron/', 'main/device-worker.ts', 'main/owner.ts'],
    packages: ['node:', 'electron']
  },
  {
    place: 'main/headless.ts',
    ours: ['package.json', 'shared/', ...wiring, 'main/heap.ts', 'main/local/', 'main/cli/'],
    packages: node
  },
  {
    place: 'main/',
    ours: ['shared/', 'main/device/', 'main/device-messages.ts', 'main/device-refresh.ts'],
    packages: node
  },
  { place: 'preload/', ours: ['shared/'], packages: ['electron'] },
  {
    place: 'renderer/platform/',
    ours: ['shared/', 'renderer/'],
    packages: [...pure, 'svelte', 'socket.io-client']
  },
  {
    place: 'renderer/',
    ours: ['shared/', 'resources/'],
    packages: [
      ...pure,
      'svelte',
      'bits-ui',
      '@lucide/svelte',
      'virtua',
      'uqr',
      'marked',
      'highlight.js',
      'emoji-picker-element-data'
    ]
  }
]
