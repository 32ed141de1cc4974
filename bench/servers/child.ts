/** What every measured server does besides serving: it says where it is, and what it has used when asked. */
import * as v from 'valibot'

/** The server's first message. */
export const Ready = v.object({
  ready: v.object({
    port: v.number(),
    pid: v.number(),
    /** PEM to trust; null without TLS. */
    certificate: v.nullable(v.string()),
    /** The id of the space; empty for the peers. */
    space: v.string()
  })
})
export type Ready = v.InferOutput<typeof Ready>['ready']

/** CPU time of all the server's threads so far in s; after a collection, its resident memory or live objects in bytes. */
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

/** Tells the parent process that the server listens, and answers it from now on. */
export function serveParent(ready: Omit<Ready, 'pid'>): void {
  process.on('message', (wanted) => {
    const read = figures[String(wanted)]
    if (read) process.send?.({ figure: read() })
    else process.exit(0)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: { ...ready, pid: process.pid } })
}
