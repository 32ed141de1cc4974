/** One of the two files of the first screen, asked for again until it has come. */

/** Between one try and the next: a network that changes is usable again after a second or two. */
const pausesMs = [300, 1_000, 2_000, 4_000]
/** So long a try may take before another one goes beside it; twice as long each time. */
const stalledAfterMs = 5_000

/** The file has not come, or not whole. Anything else that is thrown would be thrown again. */
export class NotFetched extends Error {}

/**
 * @param first the try that the page's own tag is
 * @param again one more, under an address of its own
 * @param isDone whether an earlier try has come after all
 * @throws what the last try threw
 */
export async function fetchFile(
  first: Promise<void>,
  again: (tries: number) => Promise<void>,
  isDone: () => boolean
): Promise<void> {
  let fetching = first
  for (let tries = 0; !isDone(); tries += 1) {
    try {
      await orStalled(fetching, stalledAfterMs * 2 ** tries)
      return
    } catch (error) {
      const pauseMs = pausesMs[tries]
      if (isDone()) return
      if (!(error instanceof NotFetched) || pauseMs === undefined) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (!isDone()) fetching = again(tries + 1)
    }
  }
}

function orStalled(fetching: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new NotFetched('does not come'))
    }, ms)
    const settled = (settle: () => void): void => {
      clearTimeout(timer)
      settle()
    }
    fetching.then(
      () => {
        settled(resolve)
      },
      (error: unknown) => {
        settled(() => {
          reject(error)
        })
      }
    )
  })
}
