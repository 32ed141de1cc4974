/** An app window of an installed Chromium: no tabs, no address bar, a separate profile. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { LocalPage } from '../local/local-page.ts'
import { installedChromiums, type Chromium } from './chromiums.ts'
import { writeRedirectPage, type RedirectPage } from './redirect-page.ts'
import { printError } from './terminal.ts'

/** The desktop groups windows and chooses the icon and name by this. */
const desktopId = 'org.parley.Parley'

const timeoutsMs = {
  page: 45_000,
  /** A browser that ended with code 0 may have passed the page to one that was running. */
  handedOver: 5_000,
  /** A page that reloads is disconnected for a moment. */
  reload: 1_500,
  /** When the end of the process says nothing about the window, the page reports its end. */
  pageOnly: 5_000,
  ending: 3_000
}

const outlivesWindow = process.platform === 'darwin'

/** https://peter.sh/experiments/chromium-command-line-switches/ */
const quietSwitches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  // Else WebRTC would send packets to any address that a page names.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--hide-crash-restore-bubble',
  // The system's password store would ask for a password.
  '--password-store=basic',
  '--use-mock-keychain',
  `--disable-features=${[
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'DialMediaRouteProvider',
    'MediaRouter',
    'OptimizationHints',
    'Translate'
  ].join(',')}`
]

export class AppWindow {
  readonly #page: LocalPage
  readonly #folder: string
  #child: ChildProcess | null = null
  #handedOver = false
  #redirectPage: RedirectPage | null = null

  constructor(page: LocalPage, folder: string) {
    this.#page = page
    this.#folder = folder
  }

  async open(): Promise<string | null> {
    const chromiums = hasScreen() ? installedChromiums() : []
    if (chromiums.length > 0 && isRoot() && !this.#child)
      printError('You are root, so the browser runs without its sandbox.')
    for (const chromium of chromiums) {
      if (await this.#opensIn(chromium)) return chromium.name
    }
    return null
  }

  async closed(): Promise<void> {
    for (;;) {
      await this.#page.changes(() => this.#page.pages() === 0)
      const isPageOnly = outlivesWindow || this.#handedOver
      if (
        await this.#page.changes(
          () => this.#page.pages() > 0,
          isPageOnly ? timeoutsMs.pageOnly : timeoutsMs.reload
        )
      )
        continue
      if (isPageOnly || !this.#isRunning()) return
      if (this.#child) await once(this.#child, 'exit')
    }
  }

  async end(): Promise<void> {
    await this.#endBrowser()
    this.#redirectPage?.remove()
  }

  async #opensIn(chromium: Chromium): Promise<boolean> {
    try {
      const profile = chromium.profile(this.#folder)
      this.#redirectPage?.remove()
      this.#redirectPage = writeRedirectPage(this.#page.url, profile)
      return await this.#showsPage(
        start(chromium, profile, this.#redirectPage.url, new URL(this.#page.url).host)
      )
    } catch (error) {
      printError(`${chromium.name} opened no window: ${String(error)}`)
      return false
    }
  }

  async #showsPage(child: ChildProcess): Promise<boolean> {
    this.#child = child
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null))
      child.once('exit', resolve)
    })
    const pageOpens = (waitMs: number): Promise<boolean> =>
      this.#page.changes(() => this.#page.pages() > 0, waitMs)
    const first = await Promise.race([pageOpens(timeoutsMs.page), ended])
    if (first === true) return true
    this.#handedOver = first === 0 && (await pageOpens(timeoutsMs.handedOver))
    if (this.#handedOver) return true
    await this.#endBrowser()
    return false
  }

  #isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  async #endBrowser(): Promise<void> {
    const child = this.#child
    if (!child || child.pid === undefined || !this.#isRunning()) return
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    const killTimer = setTimeout(() => child.kill('SIGKILL'), timeoutsMs.ending)
    await exit
    clearTimeout(killTimer)
  }
}

/** @param page host and port of Parley's own page */
export function offlineSwitches(page: string): string[] {
  // Parley's page as the proxy refuses the browser's requests to its vendor. Browsers use no proxy for loopback.
  return [...quietSwitches, `--proxy-server=http://${page}`]
}

function start({ program }: Chromium, profile: string, url: string, page: string): ChildProcess {
  const args = [
    ...offlineSwitches(page),
    ...forSystem(),
    `--user-data-dir=${profile}`,
    '--window-size=1100,760',
    `--app=${url}`
  ]
  // In its own process group: the terminal's Ctrl-C is for Parley, which closes the window then.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32'
  })
  for (const stream of [child.stdout, child.stderr]) stream.resume() // not for people
  return child
}

function forSystem(): string[] {
  if (process.platform !== 'linux') return []
  return [`--class=${desktopId}`, ...(isRoot() ? ['--no-sandbox'] : [])]
}

const isRoot = (): boolean => process.getuid?.() === 0

function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}
