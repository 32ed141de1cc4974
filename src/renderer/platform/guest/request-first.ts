import type { SessionDeps } from '#shared/session/deps.ts'

type Dial = SessionDeps['dial']

/**
 * Browsers put off WebSockets to a host to which several have failed: Chromium by up to 5 s, Firefox by up to 60 s. Requests
 * are not put off, so one tells when the host is back.
 *
 * @param request rejects unless the host answers
 */
export function requestFirst(dial: Dial, request: () => Promise<unknown>): Dial {
  let hasFailed = false
  return async () => {
    if (hasFailed) await request()
    hasFailed = true
    const connection = await dial()
    hasFailed = false
    return connection
  }
}
