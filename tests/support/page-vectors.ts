/** The vectors of docs/PROTOCOL.md. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const page = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8')
const [, json = ''] = /## Test vectors\n[^]*?```json\n([^]*?)```/.exec(page) ?? []

const Named = v.record(v.string(), v.unknown())
const Restored = v.object({ restored: v.looseObject({ events: Named, claims: Named }) })

export function pageVectors(): unknown {
  return JSON.parse(json)
}

/** The one of a restored host, with events and claims in place of their names. */
export function restoredVectors(): unknown {
  const { restored } = v.parse(Restored, pageVectors())
  const named = new Map([
    ['event', restored.events],
    ['claim', restored.claims]
  ])
  return JSON.parse(JSON.stringify(restored), (member, value: unknown) =>
    typeof value === 'string' ? (named.get(member)?.[value] ?? value) : value
  )
}
