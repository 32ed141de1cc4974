/** The whole interface's state over a scripted bridge, in a space that is open. */
import type { SpaceView } from '#shared/session/contract.ts'
import { App } from '../../src/renderer/state/app/app.svelte.ts'
import type { Platform } from '../../src/renderer/platform/platform.ts'
import { catalogue as en } from '../../src/renderer/words/en/catalogue.ts'
import { createWords, type Words } from '../../src/renderer/words/words.ts'
import {
  ids,
  memoryPreferences,
  plainAppearance,
  ScriptedBridge,
  ScriptedClock,
  settled,
  spaceView
} from './interface.ts'
import { noNotifier } from './no-notifier.ts'

export const english: Words = createWords('en', 'ltr', en)

export interface ScriptedApp {
  app: App
  bridge: ScriptedBridge
  clock: ScriptedClock
  /** Toasts. */
  said: () => string[]
}

export function scriptedApp(more: Partial<Platform> = {}): ScriptedApp {
  const bridge = new ScriptedBridge()
  const clock = new ScriptedClock()
  bridge.answers['device:watch'] = () => ({ ok: false, code: 'internal' })
  bridge.answers['space:watch'] = () => ({ ok: false, code: 'not-found' })
  bridge.answers['log:read'] = () => ({ ok: true, placed: [], more: false })
  const platform: Platform = {
    chrome: bridge.chrome,
    space: bridge.space,
    device: bridge.device,
    guestEntry: null,
    openLink: null,
    copy: () => Promise.resolve(true),
    onGone: () => undefined,
    onReturn: () => undefined,
    origin: null,
    linked: null,
    onLink: () => undefined,
    ...more
  }
  const app = new App({
    platform,
    preferences: memoryPreferences(),
    words: english,
    clock,
    appearance: plainAppearance(),
    notifier: noNotifier
  })
  return { app, bridge, clock, said: () => app.toasts.shown.map(({ text }) => text) }
}

/** Mina in the space, its lobby open. */
export async function scriptedSpace(
  view: Partial<SpaceView> = {},
  more: Partial<Platform> = {}
): Promise<ScriptedApp> {
  const scripted = scriptedApp(more)
  scripted.bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView(view) })
  await scripted.app.show(ids.space)
  await settled()
  return scripted
}
