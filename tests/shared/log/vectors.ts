/** The vectors as another implementation would read them from the file. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { LogEvent } from '#shared/log/event.ts'

const Vectors = v.object({
  /** Hex of the Ed25519 seed. */
  seed: v.string(),
  publicKey: v.string(),
  device: v.string(),
  events: v.array(
    v.object({ title: v.string(), event: LogEvent, body: v.string(), header: v.string(), id: v.string() })
  ),
  directRoom: v.object({ space: v.string(), members: v.tuple([v.string(), v.string()]), room: v.string() }),
  entry: v.object({ space: v.string(), host: v.string(), nonce: v.string(), bytes: v.string() })
})

export const vectors = v.parse(
  Vectors,
  JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'))
)
