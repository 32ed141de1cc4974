/** These need a browser, a network, a disk or a hostile host: `npm test` runs them. */
export const attacksInNpmTest = [
  { name: 'hostile logs in a browser', test: 'tests/e2e/hostile-log.test.ts' },
  { name: 'any event, wherever it is read', test: 'tests/main/any-event.test.ts' },
  { name: 'any event, in the interface', test: 'tests/renderer/state/any-event.test.ts' },
  { name: 'nothing leaves this computer', test: 'tests/e2e/nothing-leaves.test.ts' },
  { name: 'a host that floods its members', test: 'tests/main/connection/hostile.test.ts' },
  { name: 'a host that lies to its members', test: 'tests/shared/session/hostile.test.ts' },
  { name: 'an impostor for a host', test: 'tests/main/identity/probe.test.ts' },
  { name: 'mDNS from liars', test: 'tests/lan/spoofing.test.ts' },
  { name: 'exports that were altered', test: 'tests/shared/export/export.test.ts' },
  { name: 'control characters in a terminal', test: 'tests/main/cli/terminal.test.ts' },
  { name: 'other accounts, links and modes', test: 'tests/main/private.test.ts' },
  { name: 'deleted text on the disk', test: 'tests/main/store/deleted.test.ts' },
  { name: 'the secret of the local page', test: 'tests/main/local/local-page.test.ts' },
  { name: 'links that are opened', test: 'tests/main/pages/safe-link.test.ts' },
  { name: 'the window and what it may do', test: 'tests/main/electron/lockdown.test.ts' }
] as const
