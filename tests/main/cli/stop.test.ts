import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const module = join(import.meta.dirname, '../../../src/main/cli/stop.ts')
/** Says goodbye forever. */
const slow = `
  import { stopSignal } from ${JSON.stringify(module)}
  stopSignal().addEventListener('abort', () => console.log('goodbye'))
  setInterval(() => {}, 1000)
  console.log('ready')`

test('a second Ctrl-C ends a program whose goodbye takes too long', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', slow], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  await once(child.stdout, 'data')
  // Signals within a moment of the first are the same press, so it is pressed until it works.
  await expect.poll(() => child.kill('SIGINT') && child.exitCode, { timeout: 5000 }).toBe(false)
  expect(child.exitCode).toBe(130)
})
