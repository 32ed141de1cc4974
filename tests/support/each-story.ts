/** Vitest runs this before each file: when a test fails, all open pages are saved. */
import { afterEach } from 'vitest'
import { describePages } from './browser.ts'

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.log(await describePages('test-results', task.name))
})
