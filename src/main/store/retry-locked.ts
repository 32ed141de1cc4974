/** Windows refuses to rename, replace or delete a file while another program has it open: a virus scanner, an indexer, a reader. */

/** What the refusal is called: https://nodejs.org/api/errors.html#common-system-errors */
const refusals = new Set(['EPERM', 'EACCES', 'EBUSY'])
/** So often it is tried again, after ever longer pauses: half a second in all. */
const attempts = 10
const pauseMs = 10

/**
 * Does something to a file, on Windows again and again while somebody else has that file open.
 * @throws what `act` throws, when that does not pass
 */
export function whenFree<Result>(act: () => Result, platform = process.platform, pause = block): Result {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act()
    } catch (fault) {
      if (platform !== 'win32' || attempt === attempts || !isRefusal(fault)) throw fault
    }
    pause(attempt * pauseMs)
  }
}

function isRefusal(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && refusals.has(String(fault.code))
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
