/** What nobody catches is told on stderr; the terminal that reads it may be gone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'

const register = new URL('../../support/electron/register.ts', import.meta.url).href
const sourceOf = (name: string): string => new URL(`../../../src/main/electron/${name}`, import.meta.url).href

/** An app with a window, which says something a hundred times and ends. */
const program = `
import { watchStart } from ${JSON.stringify(sourceOf('give-up.ts'))}
import { noteShown } from ${JSON.stringify(sourceOf('shown.ts'))}
watchStart()
noteShown()
console.error('begun')
process.on('message', () => {
  let lines = 0
  setInterval(() => {
    console.error('a line')
    if ((lines += 1) === 100) process.exit(0)
  }, 1)
})`

test('an app goes on when nobody reads any more what it says', async () => {
  const child = spawn(process.execPath, ['--import', register, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  await once(child.stderr ?? expect.fail(), 'data')
  child.stderr?.destroy()
  child.send('speak')
  expect(await ended).toEqual([0, null])
})
