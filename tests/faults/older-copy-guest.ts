/** A guest's browser, which keeps what it stores while its page is closed. */
import type { Greeting } from '#shared/protocol/hello.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { openGuestSession, type GuestSession } from '../../src/renderer/platform/guest/guest-session.ts'
import type { KeyValueStore } from '../../src/renderer/platform/platform.ts'
import { pageSocket } from '../support/browser-socket.ts'
import type { Place } from './older-copy-plans.ts'

const noTabs = { post: () => undefined, listen: () => undefined, close: () => undefined }

export class GuestBrowser {
  kept = new Map<string, string>()

  /** @param invitation for the first time */
  open(name: string, place: Place, invitation: string | null): Promise<GuestSession> {
    const { space } = place
    // The page has all of a greeting; a session uses these.
    const greeting = { space, name: 'Faults', app: 'faults' } as Greeting
    return openGuestSession({
      greeting,
      profile: { name, colour: null },
      store: storeOn(this.kept),
      channel: noTabs,
      shown: invitation === null ? {} : { invitation },
      dial: () => Promise.resolve(connectionOver(pageSocket(place), systemClock))
    })
  }
}

function storeOn(values: Map<string, string>): KeyValueStore {
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (value === null) values.delete(key)
      else values.set(key, value)
      return true
    },
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
    onOtherChange: () => () => undefined
  }
}
