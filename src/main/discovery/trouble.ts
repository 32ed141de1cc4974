/** Milliseconds in which the same trouble is told once: a broken network fails anew with every packet. */
const quiet = 60_000
const mostKinds = 32

/** Passes each detail on, but not again within a minute. */
export function oncePerMinute(tell: (detail: string) => void): (detail: string) => void {
  const told = new Map<string, number>()
  return (detail) => {
    const now = performance.now()
    if (now - (told.get(detail) ?? -Infinity) < quiet) return
    if (told.size >= mostKinds) told.clear()
    told.set(detail, now)
    tell(detail)
  }
}
