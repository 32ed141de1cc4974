/** Tests run on three systems. What only some of them have is asked for by name (support/systems.ts). */
import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test } from 'vitest'

/** What only some systems have, and what a test asks `lacks` for, or uses instead. */
const special: [what: RegExp, instead: string][] = [
  [/\.kill\(\s*'SIG(?!KILL')/, "send of support/signals.ts, or lacks('signals')"],
  [/\.mode & 0o/, "lacks('file modes')"],
  [/#!\/bin\/|\bspawn\w*\('sh'|\bexecFile\w*\('sh'/, "lacks('scripts')"],
  [/\bsymlink(Sync)?\((?!.*'junction'\))/, "a 'junction', which Windows lets everybody make"],
  [/['"`]\/(tmp|dev|proc|sys)\b/, "tmpdir(), or lacks('Linux')"],
  [/'(ps|ip|mount|umount|unshare)'[,\]]/, 'lacks of whatever it needs'],
  [/\b(listen|bind|connect)\(.*'::1'/, "lacks('IPv6')"],
  [/\b(listen|bind|connect)\(.*'127\.(?!0\.0\.1\b)/, "lacks('a whole loopback network')"],
  [/'(Control|Meta)\+/, 'ControlOrMeta, or a key of support/keyboard.ts']
]

/** Their users ask. */
const requested = `lan/namespaces lan/peer-process faults/network faults/fault-space faults/cable support/proxy support/device-child
  support/computers support/checkout support/packaging/installing support/packaging/nsis-tools support/packaging/package-builder
  support/stand-in-runtime`
/** These know every system, or only speak of one. */
const knowing = `systems.test support/systems support/processes support/keyboard support/small-disk main/pages/traversals
  attacks/memory`

const files = globSync('tests/**/*.ts').map((path) => path.split(sep).join('/'))
const exempt = `${requested} ${knowing}`.split(/\s+/).map((name) => `tests/${name}.ts`)

function faultsIn(path: string, text: string): string[] {
  if (exempt.includes(path) || /\blacks\w*\(/.test(text)) return []
  const code = text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '')
  return special
    .filter(([what]) => what.test(code))
    .map(([what, instead]) => `${path}: ${String(what)}: ${instead}`)
}

test('a test that needs a particular system says so', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((path) => faultsIn(path, readFileSync(path, 'utf8')))).toEqual([])
})

test('every exempt file exists', () => {
  expect(exempt.filter((path) => !files.includes(path))).toEqual([])
})

test.each([
  "child.kill('SIGTERM')",
  "child.kill('SIGSTOP')",
  'expect(statSync(path).mode & 0o077).toBe(0)',
  "writeFileSync(path, '#!/bin/sh\\nexit 0')",
  'symlinkSync(from, to)',
  "openDevice('Mina', '/tmp/mina')",
  "execFileSync('ps', ['-A'])",
  "server.listen(port, '::1')",
  "server.listen(0, '127.0.0.5')",
  "await page.keyboard.press('Control+k')"
])('%s is noticed', (text) => {
  expect(faultsIn('tests/x.test.ts', text)).toHaveLength(1)
  expect(faultsIn('tests/x.test.ts', `${text}\ntest.skipIf(lacks('signals'))`)).toEqual([])
})

test.each(["child.kill('SIGKILL')", "symlinkSync(a, b, 'junction')", "listen(0, '127.0.0.1')"])(
  '%s is fine',
  (text) => {
    expect(faultsIn('tests/x.test.ts', text)).toEqual([])
  }
)
