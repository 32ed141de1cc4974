import type { ChainHead } from '#shared/values/reply.ts'
import type { HostLog } from './host-log.ts'

/** Which number each author's next event has. */
export class Chains {
  readonly #log: Pick<HostLog, 'chain'>
  readonly #logged = new Map<string, ChainHead>()
  /** Above what the log has: this host has lost those events, or never had them. */
  readonly #declared = new Map<string, ChainHead>()

  constructor(log: Pick<HostLog, 'chain'>) {
    this.#log = log
  }

  head(author: string): ChainHead {
    const [logged, declared] = [this.#loggedHead(author), this.#declared.get(author)]
    return declared && declared.aseq > logged.aseq ? declared : logged
  }

  /** An event of the author is in the log, or will be once the transaction ends. */
  add(author: string, head: ChainHead): void {
    if (head.aseq > this.#loggedHead(author).aseq) this.#logged.set(author, head)
  }

  /** The author has used these numbers, whatever the log has of them. In memory: each entry declares again. */
  declare(author: string, head: ChainHead): void {
    if (head.aseq > this.head(author).aseq) this.#declared.set(author, head)
  }

  /** What the log has of the author is read again. */
  forget(author: string): void {
    this.#logged.delete(author)
  }

  #loggedHead(author: string): ChainHead {
    const known = this.#logged.get(author)
    if (known) return known
    const head = this.#log.chain(author)
    this.#logged.set(author, head)
    return head
  }
}
