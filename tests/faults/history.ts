/** The file in which a member notes its steps, one line of JSON each. */
import { existsSync, readFileSync } from 'node:fs'
import type { Step } from '../support/checker.ts'

/** Empty when there is none yet. */
export function readHistory(path: string): Step[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Step)
}
