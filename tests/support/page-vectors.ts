/** The vectors of docs/PROTOCOL.md. */
import { readFileSync } from 'node:fs'

export function pageVectors(): unknown {
  const text = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8')
  const [, json = ''] = /## Test vectors\n[^]*?```json\n([^]*?)```/.exec(text) ?? []
  return JSON.parse(json)
}
