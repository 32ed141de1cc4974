/** Kills the member it runs in at an exact moment, at what a session is given from outside. */
import type { HostConnection, SessionStore } from '#shared/session/deps.ts'
import type { MemberPoint } from './plans.ts'

/** Once armed, counts the moments of one kind, and kills this process at the last of them. */
export class MemberKill {
  #point: MemberPoint | undefined
  #left = 0

  arm(point: MemberPoint, after: number): void {
    this.#point = point
    this.#left = after
  }

  wrapStore(store: SessionStore): SessionStore {
    return {
      ...store,
      saveDraft: (stored) => {
        store.saveDraft(stored)
        this.#at(stored.event ? 'signed' : 'stored')
      },
      addEvents: (room, placed) => {
        store.addEvents(room, placed)
        if (placed.some(({ event }) => event.kind === 'message.posted')) this.#at('shown')
      }
    }
  }

  wrapLink(link: HostConnection): HostConnection {
    return {
      ...link,
      request: async (name, payload) => {
        const isMessage = 'event' in payload && payload.event.kind === 'message.posted'
        const replied = link.request(name, payload)
        if (isMessage) this.#soon('sent')
        const reply = await replied
        if (isMessage && reply.ok) this.#at('acknowledged')
        return reply
      }
    }
  }

  /** By the next turn of the loop, what was sent is with the system. */
  #soon(point: MemberPoint): void {
    setImmediate(() => {
      this.#at(point)
    })
  }

  #at(point: MemberPoint): void {
    if (point !== this.#point) return
    this.#left -= 1
    if (this.#left <= 0) process.kill(process.pid, 'SIGKILL')
  }
}
