import type { Clock } from '#shared/values/clock.ts'

/** What the page knows of its own files and of those of its server. */
export interface BuildSource {
  /** Null where there is no build. */
  own: string | null
  served(): Promise<string | null>
  isMissing(file: string): Promise<boolean>
}

export interface PageUpdateDeps {
  build: BuildSource
  clock: Clock
  /** Whether a reload would disturb or lose what is being written now. */
  isWriting: () => boolean
  /** Once for each build. @returns whether it reloads */
  reload: (build: string) => boolean
  /** Tells the person that the page should be reloaded. */
  offer: () => void
}

export const retryMs = 1_000

/** The host may be updated under an open page, whose chunks are gone then: the page is loaded again, when that loses nothing. */
export class PageUpdate {
  readonly #deps: PageUpdateDeps
  #wanted: string | null = null
  #isOffered = false

  constructor(deps: PageUpdateDeps) {
    this.#deps = deps
  }

  /** @param file a chunk that could not be fetched */
  async check(file?: string): Promise<void> {
    const { build } = this.#deps
    if (build.own === null || this.#wanted !== null) return
    const served = await build.served()
    if (served === null || this.#hasBegun()) return
    const isOld = served !== build.own || (file !== undefined && (await build.isMissing(file)))
    if (!isOld || this.#hasBegun()) return
    this.#wanted = served
    this.#reloadWhenUnused(served)
  }

  #hasBegun(): boolean {
    return this.#wanted !== null
  }

  #reloadWhenUnused(build: string): void {
    const { clock, isWriting, reload, offer } = this.#deps
    const mustWait = isWriting()
    if (!mustWait && reload(build)) return
    if (!this.#isOffered) offer()
    this.#isOffered = true
    if (mustWait) clock.after(retryMs, () => this.#reloadWhenUnused(build))
  }
}
