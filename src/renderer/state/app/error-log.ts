/** Errors of the page: written to the device's log, and shown once. */

/** Characters of one error: its message and the first frames of its stack. */
const maxDetailLength = 4_000
/** Different errors until the page reloads. */
const maxErrors = 32

export interface ErrorLogDeps {
  write: (detail: string) => void
  say: () => void
}

export class ErrorLog {
  readonly #deps: ErrorLogDeps
  readonly #known = new Set<string>()

  constructor(deps: ErrorLogDeps) {
    this.#deps = deps
  }

  /** A rendering error, which the page shows in place of the content. @param what identifies it in the log */
  renderFailed(what: string, error: unknown): void {
    this.#write(`${what} cannot be shown: ${detailOf(error)}`)
  }

  uncaught(error: unknown): void {
    if (this.#write(`not caught: ${detailOf(error)}`)) this.#deps.say()
  }

  #write(detail: string): boolean {
    if (this.#known.has(detail) || this.#known.size >= maxErrors) return false
    this.#known.add(detail)
    this.#deps.write(detail)
    return true
  }
}

export function detailOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  return text.slice(0, maxDetailLength)
}
