/** Firefox over WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), which it speaks by itself. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { tempFolder } from '../chat.ts'
import { onCleanup } from '../cleanup.ts'
import type { Driver } from './driver.ts'

const program = process.env['FIREFOX_PATH'] ?? 'firefox-esr'

export const noFirefox = (): string | null =>
  spawnSync(program, ['--version']).error
    ? `${program} is not installed; FIREFOX_PATH may name another`
    : null

/** It starts in half of the time with one process for all pages. */
const settings = `
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.ipc.processCount", 1);
user_pref("dom.ipc.processPrelaunch.enabled", false);
user_pref("fission.autostart", false);
`

const Answer = v.variant('type', [
  v.object({ type: v.literal('success'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('error'), id: v.nullable(v.number()), error: v.string(), message: v.string() })
])
const Context = v.object({ context: v.string() })
const Evaluated = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.string()) }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) })
])
const Picture = v.object({ data: v.string() })

/** Ended after the test, or after the file. */
export async function openFirefox(): Promise<Driver> {
  const profile = tempFolder()
  writeFileSync(join(profile, 'user.js'), settings)
  const options = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const child = spawn(program, [...options, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile }
  })
  const exit = once(child, 'exit')
  onCleanup(async () => {
    child.kill('SIGKILL')
    await exit
  })
  const send = await connect(await addressOf(child))
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
  const { context } = v.parse(Context, await send('browsingContext.create', { type: 'tab' }))
  return driverOf(send, context)
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('it was started without stderr')
  for await (const line of createInterface(stderr)) {
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1]
    if (address !== undefined) return `${address}/session`
  }
  throw new Error('Firefox did not start')
}

type Send = (method: string, params: object) => Promise<unknown>

async function connect(url: string): Promise<Send> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  const waiting = new Map<number, (answer: v.InferOutput<typeof Answer>) => void>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const answer = v.safeParse(Answer, JSON.parse(String(data)))
    if (answer.success) waiting.get(answer.output.id ?? 0)?.(answer.output)
  })
  return async (method, params) => {
    const id = (last += 1)
    const answer = await new Promise<v.InferOutput<typeof Answer>>((resolve) => {
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
    waiting.delete(id)
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error}: ${answer.message}`)
    return answer.result
  }
}

function driverOf(send: Send, context: string): Driver {
  return {
    goto: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    reload: async () => {
      await send('browsingContext.reload', { context, wait: 'complete' })
    },
    evaluate: async (source, args) => {
      const functionDeclaration = `async () => JSON.stringify((await (${source})(...${JSON.stringify(args)})) ?? null)`
      const params = { functionDeclaration, awaitPromise: true, target: { context } }
      const evaluated = v.parse(Evaluated, await send('script.callFunction', params))
      if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text)
      return JSON.parse(evaluated.result.value ?? 'null') as unknown
    },
    act: async (actions) => {
      await send('input.performActions', { context, actions })
    },
    resize: async (width, height) => {
      await send('browsingContext.setViewport', { context, viewport: { width, height } })
    },
    picture: async () => {
      const { data } = v.parse(Picture, await send('browsingContext.captureScreenshot', { context }))
      return Buffer.from(data, 'base64')
    }
  }
}
