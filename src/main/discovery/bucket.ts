/** So many at once, and one more each so many milliseconds. */
export interface Bucket {
  /** @returns whether there was one left */
  take(): boolean
  /** What was taken was not needed. */
  giveBack(): void
  /** How many are left; a fraction tells how soon the next one comes. */
  left(): number
}

/** @param every milliseconds */
export function createBucket(capacity: number, every: number): Bucket {
  let held = capacity
  let at = performance.now()
  const left = (): number => {
    const now = performance.now()
    held = Math.min(capacity, held + (now - at) / every)
    at = now
    return held
  }
  return {
    left,
    take() {
      if (left() < 1) return false
      held -= 1
      return true
    },
    giveBack() {
      held = Math.min(capacity, left() + 1)
    }
  }
}
