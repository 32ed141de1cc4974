/**
 * Chunks of the interface are files of their own. A module that could not be fetched, came incomplete or does not come is
 * not asked for again at the same address, so each further try has another one: the build turns `import('./x.js')` into
 * `import(chunkAddress('./x.js'))`. There is never more than one copy of a chunk.
 */
import { systemClock, type Clock } from '#shared/values/clock.ts'

declare global {
  /** Where to fetch a chunk from now. Only built pages call it. */
  var chunkAddress: ((file: string) => string) | undefined
}

/** Between one try and the next: a network that changes is usable again after a second or two. */
const pausesMs = [300, 1_000, 3_000]
/** So long the first try may take before another one goes beside it; twice as long each time. */
const stalledAfterMs = 5_000

/** How often each file could not be had. */
const failures = new Map<string, number>()
/** The file of the last `import()`. */
let requestedFile = ''

// A second copy of this file may come late: the first one goes on.
globalThis.chunkAddress ??= (file) => {
  requestedFile = file
  const failed = failures.get(file) ?? 0
  return failed === 0 ? file : `${file}?again=${failed}`
}

/**
 * Fetches what the first screen does without, and tries again when it cannot be had.
 *
 * @param load does nothing but `import()`
 * @throws what the last try threw
 */
export async function loadChunk<Module>(
  load: () => Promise<Module>,
  clock: Clock = systemClock
): Promise<Module> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryOnce(load, stalledAfterMs * 2 ** tries, clock)
    if ('module' in outcome) return outcome.module
    const pauseMs = pausesMs[tries]
    if (pauseMs === undefined) throw outcome.error
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve))
  }
}

/** There already, or on its way. */
export type Loadable<Module> = Module | Promise<Module>

/**
 * The same module once it is there, without a wait: even `import()` of what has been fetched takes a moment, and what is
 * typed in it would go to what has the focus until then.
 */
export function cacheLoader<Module>(load: () => Promise<Module>): () => Loadable<Module> {
  let module: Module | null = null
  return () => module ?? load().then((loaded) => (module = loaded))
}

async function tryOnce<Module>(
  load: () => Promise<Module>,
  timeoutMs: number,
  clock: Clock
): Promise<{ module: Module } | { error: unknown }> {
  const loading = load()
  const file = requestedFile
  const failed = failures.get(file) ?? 0
  try {
    const module = await withTimeout(loading, timeoutMs, clock)
    if ((failures.get(file) ?? 0) === failed) return { module }
    // Somebody gave this copy up meanwhile; there must not be two.
    return { error: new Error(`came too late: ${file}`) }
  } catch (error) {
    if ((failures.get(file) ?? 0) === failed) failures.set(file, failed + 1)
    return { error }
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
