import { mount } from 'svelte'
import App from './App.svelte'
import { createNotifier } from './platform/notifier.ts'
import { watchUncaughtErrors } from './behaviour/uncaught-errors.ts'
import { reserveTitleBar, watchContrast, applyAppearance } from './behaviour/apply-appearance.ts'
import { hideComposingKeys } from './behaviour/keys.ts'
import { watchWriting } from './behaviour/writing.ts'
import { systemClock } from '#shared/values/clock.ts'
import { choosePlatform } from './platform/choose.ts'
import { canStore, onStorageFailure, openStore } from './platform/key-value-store.ts'
import { onChunkFailure } from './load-chunk.ts'
import { isMissing, ownBuild, reloadFor, servedBuild, wasReloaded } from './platform/served-build.ts'
import { run } from './run.ts'
import { Appearance } from './state/settings/appearance.svelte.ts'
import { App as AppState } from './state/app/app.svelte.ts'
import { Language } from './state/settings/language.svelte.ts'
import { PageUpdate } from './state/app/page-update.ts'
import { Preferences } from './state/settings/preferences.ts'
import './styles/all.css'

const page = document.documentElement
const preferences = new Preferences({
  device: openStore(() => localStorage, 'parley/'),
  tab: openStore(() => sessionStorage, 'parley/')
})
// First, so that no frame has other colours.
const appearance = new Appearance({
  preferences,
  apply: (look) => {
    applyAppearance(page, look)
  },
  watchContrast: (listener) => {
    watchContrast(window, listener)
  }
})

/** A phone may put a guest's page on its home screen; the pages of a device have an address of one run. */
function linkManifest(): void {
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = '/manifest.webmanifest'
  document.head.append(link)
}

hideComposingKeys(document)
const isWriting = watchWriting(document, () => performance.now())

function followUpdates({ platform, toasts, words }: AppState): void {
  const update = new PageUpdate({
    build: { own: ownBuild(), served: servedBuild, isMissing },
    clock: systemClock,
    isWriting,
    reload: (build) => canStore() && reloadFor(build),
    offer: () => {
      toasts.offerReload(words.t('app.update'), () => {
        location.reload()
      })
    }
  })
  onChunkFailure((file) => {
    run(update.check(new URL(file, `${location.origin}/assets/`).pathname))
  })
  platform.onReturn(() => {
    run(update.check())
  })
  if (wasReloaded()) toasts.show(words.t('app.updated'))
}

async function start(): Promise<void> {
  const platform = choosePlatform()
  reserveTitleBar(page, platform.chrome)
  const language = await Language.open({
    preferences,
    system: navigator.languages,
    apply: (words) => {
      page.lang = words.language
      page.dir = words.dir
    }
  })
  const app = new AppState({
    platform,
    preferences,
    words: language.words,
    clock: systemClock,
    appearance,
    notifier: createNotifier(window)
  })
  onStorageFailure(() => {
    app.toasts.show(language.words.t('app.unsaved'))
  })
  watchUncaughtErrors(window, (error) => {
    app.errors.uncaught(error)
  })
  followUpdates(app)
  if (platform.guestEntry) linkManifest()
  const target = document.getElementById('app')
  if (!target) throw new Error('the page has no place for the interface')
  mount(App, { target, props: { app, language } })
  app.start().catch((error: unknown) => {
    pageLoader.fail(error)
  })
}

pageLoader.begin(start)
