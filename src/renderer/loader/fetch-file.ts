/** ms between attempts: a network that changes is usable again after a second or two. */
const pausesMs = [300, 1_000, 2_000, 4_000]
/** ms before a parallel attempt starts; doubled for each. */
const stalledAfterMs = 5_000

/** The file is missing or incomplete. Other errors would occur again, so they are not retried. */
export class NotFetched extends Error {}

/** @param first the attempt of the page's own tag. @param isDone an earlier attempt has succeeded after all. @throws the error of the last attempt */
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
