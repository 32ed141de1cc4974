import { globSync, readFileSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { configDefaults, defineConfig } from 'vitest/config'
import LongestFirst from './tests/support/longest-first.ts'
import { loopback, mustHaveTemporaryFolder } from './tests/support/systems.ts'

mustHaveTemporaryFolder()

// Real sockets, files and processes on a small, shared machine: generous, since no test is a benchmark.
const patience = { testTimeout: 20_000, hookTimeout: 20_000, expect: { poll: { timeout: 10_000 } } }
// Whatever the tests start speaks to this machine alone; those with networks of their own say so.
const env = { PARLEY_INTERFACES: loopback }
const apart = ['tests/renderer/**', 'tests/e2e/**', 'tests/controls.test.ts']
const filesWith = (words: string, exclude: string[] = []): string[] =>
  globSync('tests/**/*.test.ts', { exclude })
    .filter((file) => readFileSync(file, 'utf8').includes(words))
    .map((file) => file.replaceAll('\\', '/'))
// A file that replaces a module does so in a process of its own. All others share a few, which saves half of their time.
const replacing = filesWith('vi.mock(', apart)
const node = { environment: 'node', setupFiles: './tests/support/each-file.ts', env, ...patience } as const
const stories = {
  ...node,
  isolate: false,
  setupFiles: [node.setupFiles, './tests/support/each-story.ts'],
  globalSetup: ['./tests/support/contact-sheet.ts', './tests/support/controls.ts'],
  maxWorkers: 3,
  expect: { poll: { timeout: 15_000 } },
  testTimeout: 90_000,
  hookTimeout: 90_000
}

export default defineConfig({
  test: {
    // Five even on two cores: most tests wait for a network, a disk or a process.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...node,
          name: 'node',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...apart, ...replacing]
        }
      },
      {
        test: { ...node, name: 'alone', include: replacing }
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'renderer',
          environment: './tests/support/client-environment.ts',
          setupFiles: './tests/support/each-interface-file.ts',
          isolate: false,
          include: ['tests/renderer/**/*.test.ts'],
          ...patience
        }
      },
      {
        test: {
          ...stories,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // After all others: a story runs several pages, and two of them keep two cores busy.
          sequence: { groupOrder: 1 }
        }
      },
      {
        test: {
          ...stories,
          name: 'long',
          // These try few samples in the other projects; scripts/test.mjs leaves this one out unless it is asked for.
          include: filesWith('support/long.ts'),
          env: { ...env, PARLEY_LONG: '1' },
          sequence: { groupOrder: 3 }
        }
      },
      {
        test: {
          ...node,
          name: 'controls',
          include: ['tests/controls.test.ts'],
          // After the stories, whose pages it speaks of.
          sequence: { groupOrder: 2 }
        }
      }
    ]
  }
})
