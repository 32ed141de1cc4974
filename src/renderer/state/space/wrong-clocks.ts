import type { Member } from '#shared/protocol/shapes.ts'
import { limits } from '#shared/values/limits.ts'

const minuteMs = 60_000

/**
 * How far the clocks of those who are here are ahead, negative if late, in whole minutes as ms. Right is what most of
 * them say, and in doubt the host: it may be the host's clock that is wrong.
 */
export function wrongClocks(members: readonly Member[]): ReadonlyMap<string, number> {
  const here = members.filter(({ presence }) => presence === 'here')
  const clocks = here.map(({ clock = 0 }) => clock).toSorted((a, b) => a - b)
  const middle = [clocks[(clocks.length - 1) >> 1] ?? 0, clocks[clocks.length >> 1] ?? 0]
  const right = middle.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0
  return new Map(
    here.flatMap(({ device, clock = 0 }) => {
      const ahead = clock - right
      const rounded = Math.round(ahead / minuteMs) * minuteMs
      return Math.abs(ahead) > limits.clockToleranceMs ? [[device, rounded] as const] : []
    })
  )
}
