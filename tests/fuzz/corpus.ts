/** Values that once caused a failure: one file for each target. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export const Found = v.object({
  value: v.unknown(),
  /** What it broke. */
  broke: v.string(),
  /** Why it is not tried yet; without this it is. */
  skipped: v.optional(v.string())
})
export type Found = v.InferOutput<typeof Found>

const folder = join(import.meta.dirname, 'corpus')

function pathOf(name: string): string {
  return join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.json`)
}

export function readCorpus(name: string): Found[] {
  const path = pathOf(name)
  return existsSync(path) ? v.parse(v.array(Found), JSON.parse(readFileSync(path, 'utf8'))) : []
}

/** Adds what was found, unless it is there. */
export function saveToCorpus(name: string, found: Found): void {
  const corpus = readCorpus(name)
  if (corpus.some(({ value }) => JSON.stringify(value) === JSON.stringify(found.value))) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(pathOf(name), `${JSON.stringify([...corpus, found], null, 2)}\n`)
}
