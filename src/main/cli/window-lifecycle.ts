/** What happens when the person closes Parley's own window. */
import { once } from 'node:events'
import type { OpenedDevice } from '../device/local-device.ts'
import type { AppWindow } from './app-window.ts'
import { hasPerson, pressesEnter } from './interactive.ts'
import { aborted } from './stop-signal.ts'
import { say } from './terminal.ts'

type Spaces = OpenedDevice['spaces']

export interface Signs {
  /** Says `show` when somebody wants to see the window. */
  asked: EventTarget
  stop: AbortSignal
}

/**
 * Resolves when Parley is to end: with its window, unless it hosts a space. Then the others would lose their host, so
 * it goes on, and the person is asked.
 */
export async function untilClosed(window: AppWindow, spaces: Spaces, { asked, stop }: Signs): Promise<void> {
  for (;;) {
    const wanted = noteShow(asked)
    await Promise.race([window.closed(), aborted(stop)])
    if (stop.aborted) return
    if (!wanted() && !(await isWantedAgain(spaces, { asked, stop }))) return
    const opened = await Promise.race([window.open(), aborted(stop)])
    if (opened === null) say('No browser could open the window again; the address above still works.')
  }
}

const byHand = 'Press Enter to open it again, Ctrl-C to stop.'
const byCommand = '`npm start` opens it again; a signal (SIGTERM) stops it.'

/** Whether somebody asks for the window from now on until this is called. */
function noteShow(asked: EventTarget): () => boolean {
  let wanted = false
  const note = (): void => void (wanted = true)
  asked.addEventListener('show', note)
  return () => {
    asked.removeEventListener('show', note)
    return wanted
  }
}

/** False when Parley is to end. */
async function isWantedAgain(spaces: Spaces, { asked, stop }: Signs): Promise<boolean> {
  if (spaces.hosting.length === 0) {
    say('The window is closed: Parley ends.')
    return false
  }
  const person = hasPerson()
  say(`The window is closed. Parley still hosts ${await hostedIn(spaces)}. ${person ? byHand : byCommand}`)
  const waiting = new AbortController()
  const signal = AbortSignal.any([stop, waiting.signal])
  const signs = [once(asked, 'show', { signal }).catch(() => undefined)] // the signal: asked below
  await Promise.race(person ? [...signs, pressesEnter(signal)] : signs)
  waiting.abort()
  return !stop.aborted
}

/** “Workshop” for 2 people and “Retro” for nobody else. */
async function hostedIn(spaces: Spaces): Promise<string> {
  const each = spaces.hosting.map(async ({ space, name }) => {
    const others = (await spaces.get(space).measure()).connections - 1
    const audience =
      others < 1 ? 'nobody else' : others === 1 ? '1 other person' : `${String(others)} other people`
    return `“${name}” for ${audience}`
  })
  return new Intl.ListFormat('en').format(await Promise.all(each))
}
