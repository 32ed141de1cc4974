import { once } from 'node:events'
import type { OpenedDevice } from '../device/local-device.ts'
import type { AppWindow } from './app-window.ts'
import { isInteractive, enterPressed } from './interactive.ts'
import { whenAborted } from './stop-signal.ts'
import { printError } from './terminal.ts'

type Spaces = OpenedDevice['spaces']

export interface WindowEvents {
  showRequests: EventTarget
  stop: AbortSignal
}

/** Parley ends with its window, except for a host: members would lose it, so the person is asked. */
export async function runAppWindow(
  window: AppWindow,
  spaces: Spaces,
  { showRequests, stop }: WindowEvents
): Promise<void> {
  for (;;) {
    const isRequested = watchShowRequests(showRequests)
    await Promise.race([window.closed(), whenAborted(stop)])
    if (stop.aborted) return
    if (!isRequested() && !(await waitForReopen(spaces, { showRequests, stop }))) return
    const opened = await Promise.race([window.open(), whenAborted(stop)])
    if (opened === null) printError('No browser could open the window again; the address above still works.')
  }
}

const byHand = 'Press Enter to open it again, Ctrl-C to stop.'
const byCommand = '`npm start` opens it again; a signal (SIGTERM) stops it.'

/** @returns stops watching, and says whether the window was requested */
function watchShowRequests(showRequests: EventTarget): () => boolean {
  let isRequested = false
  const note = (): void => void (isRequested = true)
  showRequests.addEventListener('show', note)
  return () => {
    showRequests.removeEventListener('show', note)
    return isRequested
  }
}

async function waitForReopen(spaces: Spaces, { showRequests, stop }: WindowEvents): Promise<boolean> {
  if (spaces.hosting.length === 0) {
    printError('The window is closed: Parley ends.')
    return false
  }
  const person = isInteractive()
  printError(
    `The window is closed. Parley still hosts ${await describeHosting(spaces)}. ${person ? byHand : byCommand}`
  )
  const waiting = new AbortController()
  const signal = AbortSignal.any([stop, waiting.signal])
  const reopenEvents = [once(showRequests, 'show', { signal }).catch(() => undefined)] // the signal: showRequests below
  await Promise.race(person ? [...reopenEvents, enterPressed(signal)] : reopenEvents)
  waiting.abort()
  return !stop.aborted
}

/** “Workshop” for 2 people and “Retro” for no one else. */
async function describeHosting(spaces: Spaces): Promise<string> {
  const each = spaces.hosting.map(async ({ space, name }) => {
    const others = (await spaces.get(space).measure()).connections - 1
    const audience =
      others < 1 ? 'no one else' : others === 1 ? '1 other person' : `${String(others)} other people`
    return `“${name}” for ${audience}`
  })
  return new Intl.ListFormat('en').format(await Promise.all(each))
}
