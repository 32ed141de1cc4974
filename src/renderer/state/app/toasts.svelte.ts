import type { Clock } from '#shared/values/clock.ts'

export type Undo = () => Promise<unknown>

export interface Toast {
  id: number
  text: string
  /** Takes the act back that the toast tells about; null where that is not possible. */
  undo: Undo | null
  /** Shows what the toast tells about. */
  open: (() => void) | null
  /** Loads the page again. */
  reload: (() => void) | null
  /** Until what it is about has ended. */
  stays: boolean
}

const plain = { undo: null, open: null, reload: null, stays: false } as const

/** ms: two lines, read slowly. */
export const toastDurationMs = 7_000
const maxToasts = 3
/** ms: on a LAN an answer is there before this, and nothing need be said. */
const slowAnswerMs = 700

/** Short messages at the edge of the page: what an act has done, or why it was not done. */
export class Toasts {
  #shown = $state.raw<readonly Toast[]>([])
  #last = 0
  readonly #clock: Clock
  readonly #timers = new Map<number, () => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get shown(): readonly Toast[] {
    return this.#shown
  }

  /** The same text replaces its toast, and its time starts over, unless somebody holds it. */
  show(text: string, { undo = null, open = null }: Partial<Pick<Toast, 'undo' | 'open'>> = {}): void {
    const before = this.#shown.find((toast) => toast.text === text)?.id
    const id = before ?? ++this.#last
    const isHeld = before !== undefined && !this.#timers.has(before)
    this.#add({ ...plain, id, text, undo, open })
    if (!isHeld) this.release(id)
  }

  offerReload(text: string, reload: () => void): void {
    this.#add({ ...plain, id: ++this.#last, text, reload, stays: true })
  }

  /** Shows the text for as long as the answer takes, unless it is there soon. */
  async showWhile(text: string, answer: Promise<unknown>): Promise<void> {
    const id = ++this.#last
    const cancel = this.#clock.after(slowAnswerMs, () => {
      this.#add({ ...plain, id, text, stays: true })
    })
    try {
      await answer
    } finally {
      cancel()
      this.dismiss(id)
    }
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((toast) => toast.id !== id)
  }

  /** Takes the act back, once. */
  async undo({ id, undo }: Toast): Promise<void> {
    if (!this.#shown.some((toast) => toast.id === id)) return
    this.dismiss(id)
    await undo?.()
  }

  /** While somebody points at it or focuses it, a toast stays. */
  hold(id: number): void {
    this.#timers.get(id)?.()
    this.#timers.delete(id)
  }

  release(id: number): void {
    this.hold(id)
    if (this.#shown.some((toast) => toast.id === id && toast.stays)) return
    const dismiss = (): void => {
      this.#timers.delete(id)
      this.dismiss(id)
    }
    this.#timers.set(id, this.#clock.after(toastDurationMs, dismiss))
  }

  #add(toast: Toast): void {
    const others = this.#shown.filter(({ text }) => text !== toast.text)
    const staying = others.filter(({ stays }) => stays)
    const passing = [...others.filter(({ stays }) => !stays), toast]
    this.#shown = [...staying, ...passing.slice(staying.length - maxToasts)]
  }
}
