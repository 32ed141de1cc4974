import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { onServerCore } from './cores.ts'
import { Figure, Ready } from './servers/child.ts'

export interface Memory {
  resident: number
  live: number
}

export interface Child {
  ready: Ready
  /** Seconds so far. */
  cpu: () => Promise<number>
  /** Bytes after a collection: resident, and of live objects. */
  memory: () => Promise<Memory>
  stop: () => Promise<void>
}

/** @param program a file in servers/. @param flags for its Node. @throws when it ends before it is ready */
export async function startChild(program: string, args: string[], flags: string[]): Promise<Child> {
  const file = fileURLToPath(new URL(`servers/${program}.ts`, import.meta.url))
  const [command, ...rest] = onServerCore([process.execPath, '--expose-gc', ...flags, file, ...args])
  const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { ready } = v.parse(Ready, await nextMessage(child))
  const read = async (figure: 'cpu' | 'resident' | 'live'): Promise<number> => {
    child.send(figure)
    return v.parse(Figure, await nextMessage(child)).figure
  }
  return {
    ready,
    cpu: () => read('cpu'),
    memory: async () => ({ resident: await read('resident'), live: await read('live') }),
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    }
  }
}

/** @throws when the child ends first */
async function nextMessage(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    const first = await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })])
    const [message] = first as [unknown]
    if (child.exitCode !== null) throw new Error(`the server ended with ${String(child.exitCode)}`)
    return message
  } finally {
    waiting.abort()
  }
}
