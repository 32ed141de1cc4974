/** What is put up for a story is taken down after it. */
import { afterAll, onTestFinished, TestRunner } from 'vitest'

type End = () => void | Promise<void>

const shared: End[] = []

afterAll(async () => {
  for (const end of shared.toReversed()) await end()
})

/** Runs when the test ends; what a `beforeAll` sets up is for the whole file, and ends with it. */
export function atEnd(end: End): void {
  const running = TestRunner.getCurrentTest() as object | undefined
  if (running) onTestFinished(end)
  else shared.push(end)
}
