/** Vitest runs this before each file: what its pages offered is written down, and all open pages when a test fails. */
import { basename } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'
import { describePages } from './browser.ts'
import { saveControls } from './controls.ts'

const file = basename(expect.getState().testPath ?? '', '.test.ts')

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.log(await describePages('test-results', task.name))
})

// Now too: nothing follows when all of its tests are skipped.
saveControls(file)
afterAll(() => {
  saveControls(file)
})
