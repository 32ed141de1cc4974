import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import type { BridgeBroadcast } from '#shared/bridge.ts'
import { Listeners } from '#shared/values/listeners.ts'
import { refusal, type Reply } from '#shared/values/reply.ts'
import { FromDevice, type DeviceOptions, type ToDevice } from './device-messages.ts'
import { Watched } from './device-refresh.ts'
import type { LocalDevice } from './device/local-device.ts'
import { DeviceOpenError, openFailureOf, type OpenFailure } from './device/open-failure.ts'

/** ms; a crash after a longer run does not count towards the limit. */
const stableAfterMs = 60_000
const maxRestarts = 3
/** ms; then the worker is terminated. */
const closeTimeoutMs = 3_000

export interface StartedDevice extends LocalDevice {
  /** Rejects with {@link DeviceOpenError}; it is not tried again then. */
  opened: Promise<void>
  onServing(listener: (serving: boolean) => void): void
}

export function startDeviceWorker(script: string | URL, options: DeviceOptions): StartedDevice {
  return new DeviceWorker(script, options)
}

class DeviceWorker implements StartedDevice {
  readonly #script: string | URL
  readonly #options: DeviceOptions
  readonly #listeners = new Listeners<[BridgeBroadcast]>()
  readonly #watched = new Watched()
  readonly #waiting = new Map<number, (reply: Reply<object>) => void>()
  readonly #opening = Promise.withResolvers<undefined>()
  #failure: OpenFailure | null = null
  #hasOpened = false
  #onServing: (serving: boolean) => void = () => undefined
  #worker: Worker | null = null
  #startedAt = 0
  #crashes = 0
  #lastId = 0
  #closing: Promise<void> | null = null

  constructor(script: string | URL, options: DeviceOptions) {
    this.#script = script
    this.#options = options
    // Callers that do not wait for it learn it from the problems.
    this.#opening.promise.catch(() => undefined)
    this.#start()
  }

  get opened(): Promise<void> {
    return this.#opening.promise
  }

  onServing(listener: (serving: boolean) => void): void {
    this.#onServing = listener
  }

  request(request: unknown): Promise<Reply<object>> {
    this.#watched.observe(request)
    const worker = this.#worker
    if (!worker || this.#closing) return Promise.resolve(refusal('internal', 'the device has stopped'))
    return new Promise((resolve) => {
      const id = ++this.#lastId
      this.#waiting.set(id, resolve)
      try {
        worker.postMessage({ type: 'request', id, request } satisfies ToDevice)
      } catch (error) {
        this.#answer(id, refusal('invalid', `this cannot be sent: ${String(error)}`))
      }
    })
  }

  onBroadcast(listener: (broadcast: BridgeBroadcast) => void): () => void {
    return this.#listeners.add(listener)
  }

  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  #start(): void {
    const worker = new Worker(this.#script, { workerData: this.#options })
    let reason: unknown = 'it ended without being asked to'
    worker.on('message', (message: unknown) => {
      this.#receive(message)
    })
    worker.on('error', (error: unknown) => {
      reason = error
    })
    worker.on('exit', () => {
      this.#ended(reason)
    })
    this.#worker = worker
    this.#startedAt = performance.now()
  }

  #receive(message: unknown): void {
    const checked = v.safeParse(FromDevice, message)
    if (!checked.success)
      this.#reportProblem(`the worker said something unknown: ${v.summarize(checked.issues)}`)
    else this.#handle(checked.output)
  }

  #handle(message: FromDevice): void {
    if (message.type === 'reply') this.#answer(message.id, message.reply)
    else if (message.type === 'broadcast') this.#emit(message.broadcast)
    else if (message.type === 'serving') this.#onServing(message.serving)
    else if (message.type === 'failed') this.#failure = message.failure
    else {
      this.#hasOpened = true
      this.#opening.resolve(undefined)
    }
  }

  #ended(reason: unknown): void {
    this.#worker = null
    this.#onServing(false)
    for (const id of this.#waiting.keys())
      this.#answer(id, refusal('internal', 'the device stopped meanwhile'))
    if (this.#closing) return
    this.#opening.reject(new DeviceOpenError(this.#failure ?? openFailureOf(reason)))
    if (this.#hasOpened) console.error('the device stopped:', reason)
    this.#crashes = performance.now() - this.#startedAt > stableAfterMs ? 1 : this.#crashes + 1
    const again = this.#hasOpened && this.#crashes <= maxRestarts
    this.#reportProblem(`${String(reason)} (${again ? 'started again' : 'until Parley is restarted'})`)
    if (again) this.#startAgain()
  }

  #startAgain(): void {
    this.#start()
    void this.#watched.refresh(
      (request) => this.request(request),
      (broadcast) => {
        this.#emit(broadcast)
      }
    )
  }

  #answer(id: number, reply: Reply<object>): void {
    this.#waiting.get(id)?.(reply)
    this.#waiting.delete(id)
  }

  #reportProblem(detail: string): void {
    this.#emit({ space: null, name: 'problem:occurred', payload: { about: 'host', detail } })
  }

  #emit(broadcast: BridgeBroadcast): void {
    this.#listeners.emit(broadcast)
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    const limit = setTimeout(() => void worker.terminate(), closeTimeoutMs)
    worker.postMessage({ type: 'close' } satisfies ToDevice)
    await ended
    clearTimeout(limit)
  }
}
