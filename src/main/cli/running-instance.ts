/** Two starts of Parley on the same files: the second one finds the first, which shows its window. */
import { rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import * as v from 'valibot'
import { askPath } from '../local/local-page.ts'
import { keep, readKept } from './json-file.ts'

const answerTimeoutMs = 5_000

const Running = v.object({ url: v.string() })

/** Lets later starts find this one. @param dataDir private to this account @returns forgets it */
export function rememberRunning(dataDir: string, url: string): () => void {
  keep(fileIn(dataDir), { url } satisfies v.InferOutput<typeof Running>)
  return () => {
    rmSync(fileIn(dataDir), { force: true })
  }
}

export interface Found {
  /** Holds the secret. */
  url: string
  /** What it says about its window, in a sentence. */
  answer: string
}

/** Asks the Parley that has its page open on these files; null when none answers. */
export async function askRunning(dataDir: string): Promise<Found | null> {
  const running = readKept(fileIn(dataDir), Running)
  if (!running) return null
  const answer = await ask(new URL(running.url)).catch(() => null) // it has ended without forgetting
  return answer === null ? null : { url: running.url, answer }
}

function ask(url: URL): Promise<string | null> {
  const token = new URLSearchParams(url.hash.slice(1)).get('local') ?? ''
  return new Promise((resolve, reject) => {
    const asking = request({
      host: '127.0.0.1',
      port: url.port,
      path: askPath,
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      agent: new Agent(), // one that knows no proxy
      timeout: answerTimeoutMs
    })
    asking.on('error', reject).on('timeout', () => asking.destroy(new Error('no answer')))
    asking.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('error', reject).on('end', () => resolve(response.statusCode === 200 ? text : null))
    })
    asking.end()
  })
}

const fileIn = (dataDir: string): string => join(dataDir, 'open.json')
