import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { hearing, pipes, send } from '../../support/signals.ts'

const module = new URL('../../../src/main/cli/stop-signal.ts', import.meta.url).href
/** Never finishes closing. */
const slow = `
  import { stopSignal } from ${JSON.stringify(module)}
  stopSignal().addEventListener('abort', () => console.log('goodbye'))
  setInterval(() => {}, 1000)
  console.log('ready')`

test('a second Ctrl-C ends a program that closes too slowly', async () => {
  const child = spawn(process.execPath, [...hearing, '--input-type=module', '-e', slow], pipes)
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  send(child, 'SIGINT')
  await once(child.stdout, 'data')
  // Signals shortly after the first count as the same press, so it is repeated.
  await expect.poll(() => send(child, 'SIGINT') && child.exitCode, { timeout: 5000 }).toBe(false)
  expect(child.exitCode).toBe(130)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])('%s stops a program', (name) => {
  const requested = `
    import { stopSignal } from ${JSON.stringify(module)}
    const stop = stopSignal()
    process.emit(${JSON.stringify(name)})
    console.log(stop.aborted)`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', requested], { encoding: 'utf8' })
  expect(said).toBe('true\n')
})
