/** The life of the app: ready once Chromium runs, one instance per data folder, quitting in Electron's order. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeChromium, openChromium } from './chromium.ts'
import { loud, LoudEmitter, Preventable } from './loud.ts'

const events = [
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'activate',
  'web-contents-created'
]

class App extends LoudEmitter {
  readonly isPackaged = false
  readonly #paths = new Map([['appData', join(tmpdir(), 'parley-stand-in')]])
  quitting = false
  #ready = false
  #opening: Promise<void> | null = null
  #locked = false
  #closeWindows: () => Promise<void> = () => Promise.resolve()

  constructor() {
    super('app', events)
    process.on('message', (message) => {
      if (message === 'quit') this.quit()
    })
    process.on('disconnect', () => this.exit(1)) // the test has died
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.quit())
    // What SIGUSR2 means is decided in requestSingleInstanceLock.
    process.on('SIGUSR2', () => this.emit('second-instance', new Preventable(), [], ''))
  }

  enableSandbox(): void {
    this.mustNotBeReady('app.enableSandbox')
  }

  setAppUserModelId(id: string): void {
    this.mustNotBeReady(`app.setAppUserModelId ${id}`)
  }

  mustNotBeReady(what: string): void {
    if (this.#ready) throw new Error(`${what} must be called before the app is ready`)
  }

  whenReady(): Promise<void> {
    this.#opening ??= openChromium(this.getPath('sessionData')).then(() => {
      this.#ready = true
    })
    return this.#opening
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Electron wants ${path} to exist before it is the ${name}`)
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`the Electron stand-in lacks the path ${name}`)
    return path
  }

  getVersion(): string {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    return manifest.version
  }

  badge = 0

  setBadgeCount(count: number): boolean {
    this.badge = count
    return true
  }

  getLocale(): string {
    return 'en-GB'
  }

  /** A second instance finds the first one's process id in the lock file and taps it on the shoulder. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in.lock')
    const first = runningProcess(file)
    if (first !== null) {
      process.kill(first, 'SIGUSR2')
      return false
    }
    writeFileSync(file, String(process.pid))
    this.#locked = true
    return true
  }

  /** Set by the window: closes it, whatever the page says. */
  onCloseWindows(close: () => Promise<void>): void {
    this.#closeWindows = close
  }

  quit(): void {
    this.quitting = this.#emitPreventable('before-quit')
    if (!this.quitting) return
    void this.#closeWindows().then(async () => {
      if (this.#emitPreventable('will-quit')) await this.#end(0)
    })
  }

  exit(code = 0): void {
    void this.#end(code)
  }

  /** @returns whether nobody objected */
  #emitPreventable(event: string): boolean {
    const preventable = new Preventable()
    this.emit(event, preventable)
    return !preventable.defaultPrevented
  }

  async #end(code: number): Promise<void> {
    this.emit('quit', new Preventable(), code)
    await closeChromium()
    if (this.#locked) rmSync(join(this.getPath('userData'), 'stand-in.lock'), { force: true })
    process.exit(code)
  }
}

function runningProcess(lockFile: string): number | null {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    return null // no lock, or its owner is dead
  }
}

export const theApp = new App()
export const app = loud('app', theApp)
