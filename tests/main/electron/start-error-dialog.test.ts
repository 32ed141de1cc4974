/** An uncaught error is printed on stderr, whose reader may have ended. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { lacks } from '../../support/systems.ts'

const register = new URL('../../support/electron/register.ts', import.meta.url).href
const sourceOf = (name: string): string => new URL(`../../../src/main/electron/${name}`, import.meta.url).href

/** An app with a window that prints several times; exits with 1 when that has raised an error. */
const program = `
import { catchStartErrors } from ${JSON.stringify(sourceOf('start-error-dialog.ts'))}
import { markWindowShown } from ${JSON.stringify(sourceOf('window-shown.ts'))}
catchStartErrors()
markWindowShown()
process.prependListener('uncaughtException', () => process.exit(1))
let lines = 0
setInterval(() => {
  process.stderr.write('a line\\n')
  if ((lines += 1) === 20) process.exit(0)
}, 1)`

test.skipIf(lacks('scripts'))('an app continues when its output is closed', async () => {
  const piped = '{ "$0" "$@" 2>&1 >&4; echo $? >&3; } 4>/dev/null | head -n 1'
  const app = [process.execPath, '--import', register, '--input-type=module', '-e', program]
  const child = spawn('sh', ['-c', piped, ...app], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    detached: true
  })
  onTestFinished(() => {
    if (child.exitCode === null) process.kill(-(child.pid ?? expect.fail()), 'SIGKILL')
  })
  expect(await text(child.stdio[3] as Readable)).toBe('0\n')
})
