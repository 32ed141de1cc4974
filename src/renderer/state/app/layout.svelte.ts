import type { Preferences } from '../settings/preferences.ts'
import type { Dialog } from './dialog.ts'

export const panels = ['search', 'hosting', 'room', 'people', 'pins'] as const
export type Panel = (typeof panels)[number]

/** What is open besides the room: one panel, one dialog. Commands and views open and close them here. */
export class Layout {
  #panel = $state<Panel | null>(null)
  #dialog = $state.raw<Dialog | null>(null)
  #sidebar = $state(true)
  #searchRequest = $state.raw<{ readonly words: string } | null>(null)
  readonly #preferences: Preferences | null

  constructor(preferences: Preferences | null = null) {
    this.#preferences = preferences
    this.#sidebar = preferences?.get('sidebar') !== 'hidden'
  }

  /** Whether rooms and people are shown beside the room. A phone has them on a page of their own. */
  get sidebar(): boolean {
    return this.#sidebar
  }

  toggleSidebar(): void {
    this.#sidebar = !this.#sidebar
    this.#preferences?.set('sidebar', this.#sidebar ? 'shown' : 'hidden')
  }

  get panel(): Panel | null {
    return this.#panel
  }

  get dialog(): Dialog | null {
    return this.#dialog
  }

  open(panel: Panel): void {
    this.#panel = panel
  }

  search(words = ''): void {
    this.#searchRequest = { words }
    this.#panel = 'search'
  }

  /** What was asked of the search last; a new object every time, also when it is open already. */
  get searchRequest(): { readonly words: string } | null {
    return this.#searchRequest
  }

  toggle(panel: Panel): void {
    this.#panel = this.#panel === panel ? null : panel
  }

  closePanel(): void {
    this.#panel = null
  }

  openDialog(dialog: Dialog): void {
    this.#dialog = dialog
  }

  closeDialog(): void {
    this.#dialog = null
  }

  /** Nothing that belongs to a space is open once it has been left. */
  closeAll(): void {
    this.closePanel()
    this.closeDialog()
  }
}
