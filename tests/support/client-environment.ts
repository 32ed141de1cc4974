/**
 * A Vitest environment for the interface's state classes: plain Node without a DOM, but compiled as for a browser.
 * Compiled for the server, as the `node` environment does, Svelte's `$effect` never runs and nothing says so.
 */
import type { Environment } from 'vitest/runtime'

export default {
  name: 'client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined })
} satisfies Environment
