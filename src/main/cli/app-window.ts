/** A window of its own in an installed Chromium: no tabs, no address bar, a profile that nobody else uses. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { LocalPage } from '../local/local-page.ts'
import { installedChromiums, type Chromium } from './chromiums.ts'
import { writeLeadingPage, type LeadingPage } from './redirect-page.ts'
import { say } from './terminal.ts'

/** The identity of the app on a desktop: its windows, its icon and its name belong together by this. */
const desktopId = 'org.parley.Parley'

/** In milliseconds. */
const waits = {
  /** A browser that runs and shows nothing for this long is given up. */
  page: 45_000,
  /** One that has ended well may have handed the page over to one that was running. */
  handedOver: 5_000,
  /** A page that is loaded again is away for a moment. */
  reload: 1_500,
  /** Where the end of a browser says nothing, only the page can tell. */
  blind: 5_000,
  ending: 3_000
}

/** On a Mac a browser stays when its window is closed. */
const staysOpen = process.platform === 'darwin'

/** https://peter.sh/experiments/chromium-command-line-switches/ */
const quiet = [
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
  // Or WebRTC would send packets to any address that a page names. What is left of it, TCP, has to take the proxy.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--hide-crash-restore-bubble',
  // The system's store of passwords would ask for a password of its own, for a page that has none.
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
  /** To a browser that was running on the same profile. */
  #handedOver = false
  #leading: LeadingPage | null = null

  /** @param folder where profiles are kept */
  constructor(page: LocalPage, folder: string) {
    this.#page = page
    this.#folder = folder
  }

  /** Opens it, in the first browser that shows it. @returns that browser's name; null when none did */
  async open(): Promise<string | null> {
    const chromiums = hasScreen() ? installedChromiums() : []
    if (chromiums.length > 0 && isRoot() && !this.#child)
      say('You are root, so the browser runs without its sandbox.')
    for (const chromium of chromiums) {
      if (await this.#opensIn(chromium)) return chromium.name
    }
    return null
  }

  /** Resolves when the person has closed it. */
  async closed(): Promise<void> {
    for (;;) {
      await this.#page.changes(() => this.#page.pages() === 0)
      const isBlind = staysOpen || this.#handedOver
      if (await this.#page.changes(() => this.#page.pages() > 0, isBlind ? waits.blind : waits.reload))
        continue
      if (isBlind || !this.#isRunning()) return
      if (this.#child) await once(this.#child, 'exit')
    }
  }

  /** Closes it, and whatever it left. */
  async end(): Promise<void> {
    await this.#endBrowser()
    this.#leading?.remove()
  }

  async #opensIn(chromium: Chromium): Promise<boolean> {
    try {
      const profile = chromium.profile(this.#folder)
      this.#leading?.remove()
      this.#leading = writeLeadingPage(this.#page.url, profile)
      return await this.#showsPage(start(chromium, profile, this.#leading.url, new URL(this.#page.url).host))
    } catch (fault) {
      say(`${chromium.name} opened no window: ${String(fault)}`)
      return false
    }
  }

  async #showsPage(child: ChildProcess): Promise<boolean> {
    this.#child = child
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null))
      child.once('exit', resolve)
    })
    const comes = (waitMs: number): Promise<boolean> =>
      this.#page.changes(() => this.#page.pages() > 0, waitMs)
    const first = await Promise.race([comes(waits.page), ended])
    if (first === true) return true
    this.#handedOver = first === 0 && (await comes(waits.handedOver))
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
    const late = setTimeout(() => child.kill('SIGKILL'), waits.ending)
    await exit
    clearTimeout(late)
  }
}

/** What keeps a browser off the network. @param page host and port of Parley's own page */
export function keptIn(page: string): string[] {
  // Whatever the browser still wants to tell its makers goes to Parley's page, which refuses it. Browsers take no
  // proxy for this computer itself.
  return [...quiet, `--proxy-server=http://${page}`]
}

/** @param page host and port of Parley's own page */
function start({ program }: Chromium, profile: string, url: string, page: string): ChildProcess {
  const args = [
    ...keptIn(page),
    ...forSystem(),
    `--user-data-dir=${profile}`,
    '--window-size=1100,760',
    `--app=${url}`
  ]
  // In a process group of its own: the terminal's Ctrl-C is Parley's, which closes the window after it.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32'
  })
  for (const stream of [child.stdout, child.stderr]) stream.resume() // what it says is for its makers
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
