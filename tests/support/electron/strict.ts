/** A member that the stand-in lacks fails with its name instead of being `undefined`. */
import { EventEmitter } from 'node:events'

type Method = (...args: unknown[]) => unknown

/** The same object, except that reading or writing a member it does not have throws. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(_, member) {
      const value: unknown = Reflect.get(target, member, target)
      // Promise machinery and Node's inspection look for members that nothing has.
      if (value === undefined && typeof member === 'string' && !(member in target) && member !== 'then') {
        throw new Error(`the Electron stand-in lacks ${name}.${member}`)
      }
      const isMethod = typeof value === 'function' && !/^class\s/.test(String(value))
      return isMethod ? (value as Method).bind(target) : value
    },
    set(_, member, value) {
      if (!(member in target)) throw new Error(`the Electron stand-in lacks ${name}.${String(member)}`)
      return Reflect.set(target, member, value, target)
    }
  })
}

/** An emitter on which one can only listen to what it will really emit. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string
  readonly #events: readonly string[]

  constructor(name: string, events: readonly string[]) {
    super()
    this.#name = name
    this.#events = events
    this.on('newListener', (event) => {
      this.#mustKnow(String(event))
    })
  }

  #mustKnow(event: string): void {
    const known = [...this.#events, 'newListener', 'removeListener', 'error']
    if (!known.includes(event)) throw new Error(`the Electron stand-in never emits ${event} on ${this.#name}`)
  }
}

/** Refuses options that the stand-in would silently ignore. */
export function assertKnown(name: string, options: object, known: readonly string[]): void {
  const strange = Object.keys(options).filter((option) => !known.includes(option))
  if (strange.length > 0) throw new Error(`the Electron stand-in lacks ${name} ${strange.join(', ')}`)
}

/** An event that can be prevented, as Electron's are. */
export class Preventable {
  defaultPrevented = false

  preventDefault(): void {
    this.defaultPrevented = true
  }
}
