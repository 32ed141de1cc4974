/** Starts an act that nobody waits for. What it throws goes where all uncaught errors of the page go: to the log, and to the person. */
export function run(act: Promise<unknown> | undefined): void {
  act?.catch((error: unknown) => {
    // Outside of any promise, so that the page reports it.
    queueMicrotask(() => {
      throw error
    })
  })
}
