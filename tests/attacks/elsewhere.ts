/** Rows that need a browser, a network of their own or a hostile host: `npm test` runs them. */
export const elsewhere = [
  { name: 'hostile messages in a browser', test: 'tests/renderer/text/markdown.test.ts' },
  { name: 'nothing leaves this computer', test: 'tests/e2e/nothing-leaves.test.ts' },
  { name: 'a hostile host', test: 'tests/shared/session/hostile.test.ts' },
  { name: 'an impostor for a host', test: 'tests/main/identity/meet.test.ts' },
  { name: 'mDNS from liars', test: 'tests/main/discovery/list.test.ts' },
  { name: 'exports that were altered', test: 'tests/shared/export/export.test.ts' },
  { name: 'control characters in a terminal', test: 'tests/main/cli/timeline-lines.test.ts' },
  { name: 'the secret of the local page', test: 'tests/main/local/local-page.test.ts' },
  { name: 'links that are opened', test: 'tests/main/pages/safe-link.test.ts' },
  { name: 'the window and what it may do', test: 'tests/main/electron/lockdown.test.ts' }
] as const
