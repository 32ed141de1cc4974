/** The system around the app, controlled by a test over the channel: see `emit` in desktop-stand-in.ts. */
import { strict, StrictEmitter } from './strict.ts'

/** Events of the system that a test can cause, and the app's requests to it. */
class System extends StrictEmitter {
  dark = false
  badge = 0
  /** The app has requested the sandbox, which removes --no-sandbox. */
  sandboxed = false
  /** Sleep blockers by id. */
  readonly blockers = new Map<number, string>()

  constructor() {
    super('system', ['theme', 'shutdown', 'full-screen', 'blur', 'session-end', 'quit'])
    process.on('message', (message: { do: string; value?: boolean }) => {
      if (message.do === 'describe') this.#describe()
      else this.emit(message.do, message.value)
    })
  }

  #describe(): void {
    const { badge, sandboxed, blockers } = this
    process.send?.({ badge, sandboxed, blockers: [...blockers.values()] })
  }
}
export const theSystem = new System()

let lastBlocker = 0
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(type: string): number {
    if (!['prevent-app-suspension', 'prevent-display-sleep'].includes(type))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${type}`)
    lastBlocker += 1
    theSystem.blockers.set(lastBlocker, type)
    return lastBlocker
  },
  stop(id: number): boolean {
    return theSystem.blockers.delete(id)
  },
  isStarted(id: number): boolean {
    return theSystem.blockers.has(id)
  }
})

class PowerMonitor extends StrictEmitter {
  constructor() {
    super('powerMonitor', ['shutdown'])
    theSystem.on('shutdown', () => this.emit('shutdown'))
  }
}
export const powerMonitor = strict('powerMonitor', new PowerMonitor())
