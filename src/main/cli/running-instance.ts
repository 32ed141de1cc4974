/** A second start on the same files makes the first show its window. */
import { rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import * as v from 'valibot'
import { requestPath } from '../local/local-page.ts'
import { writeJsonFile, readJsonFile } from './json-file.ts'

const answerTimeoutMs = 5_000

const InstanceFile = v.object({ url: v.string() })

/** @param dataDir private to this account @returns unregisters it */
export function registerInstance(dataDir: string, url: string): () => void {
  writeJsonFile(fileIn(dataDir), { url } satisfies v.InferOutput<typeof InstanceFile>)
  return () => {
    rmSync(fileIn(dataDir), { force: true })
  }
}

export interface RunningInstance {
  url: string
  answer: string
}

export async function contactInstance(dataDir: string): Promise<RunningInstance | null> {
  const running = readJsonFile(fileIn(dataDir), InstanceFile)
  if (!running) return null
  const answer = await requestWindow(new URL(running.url)).catch(() => null) // it ended without unregistering
  return answer === null ? null : { url: running.url, answer }
}

function requestWindow(url: URL): Promise<string | null> {
  const token = new URLSearchParams(url.hash.slice(1)).get('local') ?? ''
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port: url.port,
      path: requestPath,
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      agent: new Agent(), // without a proxy
      timeout: answerTimeoutMs
    })
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('error', reject).on('end', () => resolve(response.statusCode === 200 ? text : null))
    })
    sent.end()
  })
}

const fileIn = (dataDir: string): string => join(dataDir, 'open.json')
