/** https://nodejs.org/api/errors.html#common-system-errors */
const lockErrorCodes = new Set(['EPERM', 'EACCES', 'EBUSY'])
/** With growing delays, half a second in all. */
const maxAttempts = 10
const pauseMs = 10

/** On Windows a virus scanner or indexer may have the file open. @throws the last error of `act` */
export function retryWhileLocked<Result>(
  act: () => Result,
  platform = process.platform,
  pause = block
): Result {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act()
    } catch (error) {
      if (platform !== 'win32' || attempt === maxAttempts || !isLockError(error)) throw error
    }
    pause(attempt * pauseMs)
  }
}

function isLockError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && lockErrorCodes.has(String(error.code))
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
