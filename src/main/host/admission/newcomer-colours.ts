import type { MemberState } from '#shared/log/space-state.ts'
import { limits } from '#shared/values/limits.ts'

/** Newcomers who have not introduced themselves yet; more are not remembered. */
const maxNewcomers = 1000

/** Hands out colours, so that twelve guests who come together have twelve. */
export class NewcomerColours {
  readonly #given = new Map<string, number>()

  /** The colour that the fewest members and earlier newcomers have; of several, the one that the fewest guests have. */
  give(device: string, members: ReadonlyMap<string, MemberState>): number {
    const uses = Array.from({ length: limits.colours }, () => ({ people: 0, guests: 0 }))
    const count = (colour: number, guest: boolean): void => {
      const use = uses[colour]
      if (!use) return
      use.people += 1
      if (guest) use.guests += 1
    }
    for (const { colour, guest, removed } of members.values()) if (!removed) count(colour, guest)
    for (const [newcomer, colour] of this.#given) {
      if (members.has(newcomer) || newcomer === device) this.#given.delete(newcomer)
      else count(colour, true)
    }
    const [least] = [...uses.entries()].toSorted(([, a], [, b]) => a.people - b.people || a.guests - b.guests)
    if (this.#given.size >= maxNewcomers) this.#given.clear()
    this.#given.set(device, least?.[0] ?? 0)
    return least?.[0] ?? 0
  }
}
