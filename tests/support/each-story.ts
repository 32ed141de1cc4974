/** Vitest runs this before each file of stories: when one goes wrong, what everybody saw is kept. */
import { afterEach } from 'vitest'
import { describePages } from './browser.ts'

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.log(await describePages('test-results', task.name))
})
