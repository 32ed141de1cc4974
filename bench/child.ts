/** Starts a server in a process of its own, on its own core where the system can do that. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import * as v from 'valibot'
import { Figure, Ready } from './servers/child.ts'

const serverCore = '0'
const loadCore = '1'

export interface Child {
  ready: Ready
  /** CPU time that it has used so far, s. */
  cpu: () => Promise<number>
  /** Its resident memory after a collection, bytes. */
  memory: () => Promise<number>
  stop: () => Promise<void>
}

/**
 * @param program a file in servers/
 * @param nodeFlags for profiling
 * @throws when it ends before it is ready
 */
export async function startChild(program: string, args: string[], nodeFlags: string[]): Promise<Child> {
  const file = new URL(`servers/${program}.ts`, import.meta.url).pathname
  const command = [
    process.execPath,
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    ...nodeFlags,
    file,
    ...args
  ]
  const [first = '', ...rest] = canPin ? ['taskset', '-c', serverCore, ...command] : command
  const child = spawn(first, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { ready } = v.parse(Ready, await nextMessage(child))
  const read = async (figure: 'cpu' | 'memory'): Promise<number> => {
    child.send(figure)
    return v.parse(Figure, await nextMessage(child)).figure
  }
  return {
    ready,
    cpu: () => read('cpu'),
    memory: () => read('memory'),
    stop: async () => {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    }
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${String(code)}`)
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as unknown[]
  return message
}

/** Pins this process, the load generator, to the other core. @returns whether both have a core of their own */
export function pinLoad(): boolean {
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', loadCore, String(process.pid)], { stdio: 'ignore' })
  return canPin
}

const canPin = process.platform === 'linux' && availableParallelism() > 1 && hasTaskset()

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false // not installed, which the report says
  }
}
