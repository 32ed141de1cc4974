/** The commands of the interface, as they stand in its source. */
import { globSync, readFileSync } from 'node:fs'

/** The ids of all commands, and the names of all slash commands. */
export function commandIds(): string[] {
  const files = globSync('src/renderer/commands/*.ts').map((file) => readFileSync(file, 'utf8'))
  const ids = files.flatMap((text) => [...text.matchAll(/(?:\bid: |step\(|region\()'([a-z-]+)'/g)])
  const slashes = files.flatMap((text) => [...text.matchAll(/\{\n {4}name: '([a-z]+)',\n {4}label/g)])
  return [...ids.map(([, id]) => id ?? ''), ...slashes.map(([, name]) => `/${name ?? ''}`)].sort()
}
