/**
 * Chunks of the interface are files of their own. A module that could not be fetched, came incomplete or does not come is
 * not asked for again at the same address, so each further try has another one: the build turns `import('./x.js')` into
 * `import(chunkAddress('./x.js'))`. There is never more than one copy of a chunk.
 */
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { Listeners } from '#shared/values/listeners.ts'

declare global {
  var chunkAddress: ((file: string) => string) | undefined
}

/** ms between attempts: a network that changes is usable again after a second or two. */
const pausesMs = [300, 1_000, 3_000]
/** ms before a parallel attempt starts; doubled for each. */
const stalledAfterMs = 5_000

const failures = new Map<string, number>()
const failed = new Listeners<[file: string]>()
let requestedFile = ''

// A second copy of this file may arrive late: the first one stays in use.
globalThis.chunkAddress ??= (file) => {
  requestedFile = file
  const tries = failures.get(file) ?? 0
  return tries === 0 ? file : `${file}?again=${tries}`
}

/** Calls the listener when a chunk has not come, with its address beside the script that asked for it. @returns stops it */
export const onChunkFailure = (listener: (file: string) => void): (() => void) => failed.add(listener)

/** Fetches a chunk, with retries. @param load only calls `import()`. @throws the error of the last attempt */
export async function loadChunk<Module>(
  load: () => Promise<Module>,
  clock: Clock = systemClock
): Promise<Module> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryOnce(load, stalledAfterMs * 2 ** tries, clock)
    if ('module' in outcome) return outcome.module
    failed.emit(outcome.file)
    const pauseMs = pausesMs[tries]
    if (pauseMs === undefined) throw outcome.error
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve))
  }
}

export type Loadable<Module> = Module | Promise<Module>

/** Synchronous access to a loaded module: `import()` is asynchronous, and keys typed meanwhile would go to the old focus. */
export function cacheLoader<Module>(load: () => Promise<Module>): () => Loadable<Module> {
  let module: Module | null = null
  return () => module ?? load().then((loaded) => (module = loaded))
}

async function tryOnce<Module>(
  load: () => Promise<Module>,
  timeoutMs: number,
  clock: Clock
): Promise<{ module: Module } | { error: unknown; file: string }> {
  const loading = load()
  const file = requestedFile
  const before = failures.get(file) ?? 0
  try {
    const module = await withTimeout(loading, timeoutMs, clock)
    if ((failures.get(file) ?? 0) === before) return { module }
    // It timed out meanwhile, and the next attempt loads its own copy: there must not be two.
    return { error: new Error(`came too late: ${file}`), file }
  } catch (error) {
    if ((failures.get(file) ?? 0) === before) failures.set(file, before + 1)
    return { error, file }
  }
}

function withTimeout<Module>(loading: Promise<Module>, timeoutMs: number, clock: Clock): Promise<Module> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => {
      reject(new Error('does not come'))
    })
    loading.then(resolve, reject).finally(cancel)
  })
}
