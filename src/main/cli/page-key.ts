/** The key with which pages come back after a restart: see local/page-secrets.ts. */
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import * as v from 'valibot'
import { Bytes32 } from '#shared/values/ids.ts'
import { takeFromOthers, writeNewFile } from '../private.ts'

/** Made when it is missing or damaged; undefined where it cannot be. */
export function openPageKey(path: string): string | undefined {
  try {
    takeFromOthers(path)
    const saved = readKey(path)
    if (saved !== null) return saved
    rmSync(path, { force: true })
    const key = randomBytes(32).toString('base64url')
    writeNewFile(path, key)
    return key
  } catch (error) {
    console.warn('open pages will not come back after a restart:', error)
    return undefined
  }
}

function readKey(path: string): string | null {
  try {
    const key = v.safeParse(Bytes32, readFileSync(path, 'utf8'))
    return key.success ? key.output : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
