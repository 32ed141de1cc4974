/** What is put up for a story is taken down after it. */
import { onTestFinished, TestRunner } from 'vitest'

type End = () => void | Promise<void>

const shared: End[] = []

/** Ends what is for the whole file, the last first, also when one of them fails. */
export async function cleanUpShared(): Promise<void> {
  const failures: unknown[] = []
  for (let end = shared.pop(); end; end = shared.pop())
    try {
      await end()
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be taken down')
}

/** Runs when the test ends; what a `beforeAll` sets up is for the whole file, and ends with it. */
export function onCleanup(end: End): void {
  const running = TestRunner.getCurrentTest() as object | undefined
  if (running) onTestFinished(end)
  else shared.push(end)
}
