/** A measured server sends its address, and its figures on request. */
import * as v from 'valibot'

export const Ready = v.object({
  ready: v.object({
    port: v.number(),
    pid: v.number(),
    /** PEM to trust; null without TLS. */
    certificate: v.nullable(v.string()),
    /** Empty for the other servers. */
    space: v.string()
  })
})
export type Ready = v.InferOutput<typeof Ready>['ready']

/** CPU time of all threads in s, or memory after a collection in bytes. */
export const Figure = v.object({ figure: v.number() })

const figures: Record<string, () => number> = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  },
  resident: () => {
    globalThis.gc?.()
    return process.memoryUsage.rss()
  },
  live: () => {
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
}

/** Reports that the server listens, and answers the parent from then on. */
export function serveParent(ready: Omit<Ready, 'pid'>): void {
  process.on('message', (wanted) => {
    const read = figures[String(wanted)]
    if (read) process.send?.({ figure: read() })
    else process.exit(0)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: { ...ready, pid: process.pid } })
}
