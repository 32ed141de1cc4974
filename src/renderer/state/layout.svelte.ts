import type { Asking } from './asking.ts'

/** What the column at the end of a space shows. */
export const panels = ['search', 'desk'] as const
export type Panel = (typeof panels)[number]

/** What is open besides the room: one panel, one dialog. Commands and views open and close them here. */
export class Layout {
  #panel = $state<Panel | null>(null)
  #asking = $state.raw<Asking | null>(null)

  get panel(): Panel | null {
    return this.#panel
  }

  get asking(): Asking | null {
    return this.#asking
  }

  open(panel: Panel): void {
    this.#panel = panel
  }

  toggle(panel: Panel): void {
    this.#panel = this.#panel === panel ? null : panel
  }

  closePanel(): void {
    this.#panel = null
  }

  /** Opens a dialog in place of the one that is open. */
  ask(asking: Asking): void {
    this.#asking = asking
  }

  closeDialog(): void {
    this.#asking = null
  }

  /** Nothing that belongs to a space is open once it has been left. */
  clear(): void {
    this.closePanel()
    this.closeDialog()
  }
}
