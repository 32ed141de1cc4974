/** Inline in index.html: loads the files of the first screen and starts the interface, or reports why not. Also runs in browsers that are too old for the rest. */
import { openOwnSocket, requestOwnServer, type BegunEarly } from '../platform/own-server.ts'
import { ownBuild, reloadFor, servedBuild } from '../platform/served-build.ts'
import { clientHeader, greetingPath } from '#shared/protocol/greeting-path.ts'
import { protocolVersion } from '#shared/values/limits.ts'
import { fetchFile, NotFetched } from './fetch-file.ts'
import { hideStatus, showStatus } from './status.ts'
import { warmUp } from './warm-up.ts'

export interface FirstLoad extends BegunEarly {
  /** Called by the loaded interface; only the first call counts. */
  begin(start: () => Promise<void>): void
  fail(error: unknown): void
}

declare global {
  var pageLoader: FirstLoad
}

/** ms before the page shows a status. */
const quietMs = 2_000
const probeMs = 5_000

const styleTag = 'link[rel=stylesheet]'
const scriptTag = '#entry'
const librariesTag = 'link[rel=modulepreload]'

/** The newest features that the interface needs; browsers that have these have all others. */
function isModern(): boolean {
  return 'groupBy' in Map && 'Segmenter' in Intl && CSS.supports('color', 'light-dark(#000, #fff)')
}

let begun = false
let failed = false
let thrown: unknown
let statusTimer = 0

globalThis.pageLoader = {
  begin: (start) => {
    if (begun || failed) return
    begun = true
    style.then(start).then(() => {
      clearTimeout(statusTimer)
      if (!failed) hideStatus()
    }, fail)
  },
  fail,
  ...(isGuest() && isModern()
    ? { greeting: requestGreeting(), socket: openOwnSocket() }
    : { greeting: null, socket: null })
}

/** Nearly as `choosePlatform` decides it. */
function isGuest(): boolean {
  if ('parley' in window || /[#&]local=/.test(location.hash)) return false
  try {
    return /[#&]i=/.test(location.hash) || sessionStorage.getItem('parley/secret/local') === null
  } catch (error) {
    console.warn(error)
    return true
  }
}

function requestGreeting(): Promise<unknown> {
  const headers = { [clientHeader]: String(protocolVersion) }
  const greeting = requestOwnServer(greetingPath, new AbortController().signal, headers).then((response) =>
    response.json()
  )
  greeting.catch((error: unknown) => {
    console.warn(error)
  })
  return greeting
}

function fail(error: unknown): void {
  if (failed) return
  failed = true
  clearTimeout(statusTimer)
  if (error !== thrown) console.error(error) // else the browser has logged it already
  if (error instanceof NotFetched) {
    showStatus({ text: 'unreachable', onAgain: tryAgain })
    reloadIfOld()
  } else showStatus({ text: 'failed', detail: String(error), onAgain: tryAgain })
  addEventListener('online', tryAgain)
}

/** Reloads only while the server answers: a browser's error page would lose the invitation in the address. */
function tryAgain(): void {
  showStatus({ text: 'loading' })
  const timeout = new AbortController()
  setTimeout(() => {
    timeout.abort()
  }, probeMs)
  requestOwnServer(location.pathname + location.search, timeout.signal)
    .then(({ ok }) => {
      if (!ok) throw new NotFetched('the page is not there')
      location.reload()
    })
    .catch((error: unknown) => {
      console.warn(error)
      showStatus({ text: 'unreachable', onAgain: tryAgain })
    })
}

/** A browser may open a page that it has kept from before an update, whose files are gone. */
function reloadIfOld(): void {
  const own = ownBuild()
  servedBuild().then(
    (served) => {
      if (served !== null && served !== own) reloadFor(served)
    },
    (error: unknown) => {
      console.warn(error)
    }
  )
}

function tagged(selector: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (type: string, call: () => void): void => {
      const listener = ({ target }: Event): void => {
        if (target instanceof Element && target.matches(selector)) call()
      }
      document.addEventListener(type, listener, true)
    }
    listen('load', resolve)
    listen('error', () => {
      reject(new NotFetched(selector))
    })
  })
}

/** Another URL of the same file: browsers cache a failed module by its URL. Its imports are relative to that URL. */
function addressOf(url: string, tries: number): string {
  return url.replace('/assets/', `/again-${String(tries)}/assets/`)
}

let styleUrl = ''
function styleAgain(tries: number): Promise<void> {
  const old = document.querySelector<HTMLLinkElement>(styleTag)
  if (old) {
    styleUrl = styleUrl || old.href
    old.remove()
  }
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = addressOf(styleUrl, tries)
  const loaded = new Promise<void>((resolve, reject) => {
    link.onload = () => {
      resolve()
    }
    link.onerror = () => {
      reject(new NotFetched(link.href))
    }
  })
  document.head.appendChild(link)
  return loaded
}

/** A browser takes a part of a style sheet for all of it. */
function mustBeWhole(): void {
  const whole = getComputedStyle(document.documentElement).getPropertyValue('--styles')
  if (whole !== 'whole') throw new NotFetched('the style sheet is incomplete')
}

async function scriptAgain(tries: number): Promise<void> {
  const script = document.querySelector<HTMLScriptElement>(scriptTag)
  if (!script) throw new Error('the page names no script')
  try {
    await import(/* @vite-ignore */ addressOf(script.src, tries))
  } catch (error) {
    // The messages of browsers for a module that is missing or incomplete.
    const isUnfetched =
      error instanceof SyntaxError || (error instanceof TypeError && /module/i.test(error.message))
    throw isUnfetched ? new NotFetched(error.message) : error
  }
  mustHaveBegun()
}

function mustHaveBegun(): void {
  if (begun) return
  if (thrown instanceof SyntaxError) throw new NotFetched(thrown.message)
  throw thrown instanceof Error ? thrown : new NotFetched('only its beginning has come')
}

addEventListener('error', ({ error }) => {
  thrown = error
})
document.addEventListener('readystatechange', () => {
  const unable = document.getElementById('unable')
  if (unable) unable.remove()
  if (!isModern() && !failed) {
    failed = true
    clearTimeout(statusTimer)
    showStatus({ text: 'old' })
  }
})
/** Called when the libraries are fetched: the rest of the script comes in about the time until this file begins to come. */
function preloadNext(): void {
  const next = document.querySelector<HTMLMetaElement>('meta[name=next]')
  if (!next) return
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = next.content
  next.replaceWith(link)
}

function whenFetched(selector: string, call: () => void): void {
  const observer = new PerformanceObserver((list) => {
    const url = document.querySelector<HTMLLinkElement>(selector)?.href
    if (!list.getEntries().some(({ name }) => name === url)) return
    observer.disconnect()
    call()
  })
  observer.observe({ type: 'resource', buffered: true })
}

if (isModern()) {
  whenFetched(librariesTag, preloadNext)
  setTimeout(warmUp)
}
const style = fetchFile(
  tagged(styleTag).then(mustBeWhole),
  (tries) => styleAgain(tries).then(mustBeWhole),
  () => failed
)
const script = fetchFile(tagged(scriptTag).then(mustHaveBegun), scriptAgain, () => begun || failed)
script.catch(fail)
style.catch(fail)
statusTimer = setTimeout(() => {
  // Lets the browser paint first.
  const waiting = document.querySelector(scriptTag)
  if (waiting) waiting.removeAttribute('blocking')
  showStatus({ text: 'loading' })
}, quietMs)
