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

/** CPU time of all the server's threads so far in s, or its resident memory in bytes after a collection. */
export const Figure = v.object({ figure: v.number() })

const figures: Record<string, () => number> = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  },
  memory: () => {
    globalThis.gc?.()
    return process.memoryUsage.rss()
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
