/** The life of the app: ready once Chromium runs, one instance per data folder, quitting in Electron's order. */
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeChromium } from './chromium.ts'
import { strict, StrictEmitter, Preventable } from './strict.ts'
import { theSystem } from './system.ts'

const events = [
  'stand-in-exit',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'activate',
  'web-contents-created'
]

/** The program's own arguments; what is taken back here is not passed on to other processes. */
class CommandLine {
  readonly #switches = new Map<string, string>(
    process.argv
      .filter((argument) => argument.startsWith('--'))
      .map((argument) => {
        const [name = '', value = ''] = argument.slice(2).split('=')
        return [name, value]
      })
  )

  hasSwitch(name: string): boolean {
    return this.#switches.has(name)
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? ''
  }

  /** Read when Chromium starts; later it would do nothing. */
  appendSwitch(name: string, value: string): void {
    theApp.mustNotBeReady(`app.commandLine.appendSwitch ${name}`)
    if (name !== 'host-resolver-rules') throw new Error(`the Electron stand-in lacks the switch ${name}`)
    this.#switches.set(name, value)
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name)
  }
}

class App extends StrictEmitter {
  readonly commandLine = strict('app.commandLine', new CommandLine())
  readonly isPackaged: boolean = false
  readonly #paths = new Map([
    ['appData', join(tmpdir(), 'parley-stand-in')],
    ['sessionData', join(tmpdir(), 'parley-stand-in', 'Electron')]
  ])
  readonly #ready = Promise.withResolvers<undefined>()
  quitting = false
  /** The sandbox was requested and is unavailable: the network service crashes at every start, and nothing loads. */
  networkDies = false
  #isReady = false
  #ending = false
  #again = false
  #locked = false
  #closeWindows: () => Promise<void> = () => Promise.resolve()

  constructor() {
    super('app', events)
    theSystem.on('quit', () => {
      this.quit()
    })
    process.on('disconnect', () => this.exit(1)) // the test has died
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.quit())
    // What SIGUSR2 means is decided in requestSingleInstanceLock.
    process.on('SIGUSR2', () => this.emit('second-instance', new Preventable(), [], ''))
  }

  /** Takes back --no-sandbox first: App::EnableSandbox in shell/browser/api/electron_api_app.cc. */
  enableSandbox(): void {
    this.mustNotBeReady('app.enableSandbox')
    this.commandLine.removeSwitch('no-sandbox')
    theSystem.sandboxed = true
    if (process.getuid?.() !== 0) return
    process.stderr.write('network service: FATAL: Running as root without --no-sandbox is not supported.\n')
    this.networkDies = true
  }

  /** Without a shortcut in the Start menu, Windows shows notifications only for the program's own path. */
  setAppUserModelId(id: string): void {
    this.mustNotBeReady(`app.setAppUserModelId ${id}`)
    if (!this.isPackaged && id !== process.execPath)
      throw new Error(`Windows would show no notifications of ${id}`)
  }

  mustNotBeReady(what: string): void {
    if (this.#isReady) throw new Error(`${what} must be called before the app is ready`)
  }

  mustBeReady(what: string): void {
    if (!this.#isReady) throw new Error(`${what} can only be used after the app is ready`)
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<undefined> {
    return this.#ready.promise
  }

  /** The app's own code has been loaded, or has failed to: either way the app is ready soon. */
  codeLoaded(): void {
    setImmediate(() => {
      this.#isReady = true
      this.#ready.resolve(undefined)
    })
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

  /** Windows has none, and Linux only with some launchers. */
  setBadgeCount(count: number): boolean {
    this.mustBeReady('app.setBadgeCount')
    theSystem.badge = count
    return process.platform === 'darwin'
  }

  /** As --lang says, which is empty before the app is ready. */
  getLocale(): string {
    return this.#isReady ? this.commandLine.getSwitchValue('lang') || 'en-GB' : ''
  }

  relaunch(): void {
    this.#again = true
  }

  /** A second instance finds the first one's process id in the lock file and taps it on the shoulder. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in.lock')
    // As Chromium: no lock, no word.
    if (!canWrite(this.getPath('userData')) || !canWrite(tmpdir())) return false
    if (isLockedElsewhere(this.getPath('userData'))) return false
    const first = runningProcess(file)
    if (first !== null) {
      process.kill(first, 'SIGUSR2')
      return false
    }
    writeFileSync(file, String(process.pid))
    this.#locked = true
    return true
  }

  /** Set by the window: closes it without the page's consent. */
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

  /** Destroys all windows without asking. */
  exit(code = 0): void {
    this.quitting = true
    this.emit('stand-in-exit')
    void this.#end(code)
  }

  /** @returns false when a listener prevented it */
  #emitPreventable(event: string): boolean {
    const preventable = new Preventable()
    this.emit(event, preventable)
    return !preventable.defaultPrevented
  }

  async #end(code: number): Promise<void> {
    if (this.#ending) return
    this.#ending = true
    if (this.#again) process.stderr.write('the app is started again\n')
    this.emit('quit', new Preventable(), code)
    await closeChromium()
    if (this.#locked) rmSync(join(this.getPath('userData'), 'stand-in.lock'), { force: true })
    process.exit(code)
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
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
export const app = strict('app', theApp)

/** Chromium's own lock, left by a computer of another name: process_singleton_posix.cc, where Electron shows no dialog. */
function isLockedElsewhere(folder: string): boolean {
  const lock = join(folder, 'SingletonLock')
  if (lstatSync(lock, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return false
  return readlinkSync(lock).replace(/-\d+$/, '') !== hostname()
}
