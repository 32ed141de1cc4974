import type { Preferences } from '../settings/preferences.ts'
import type { Dialog } from './dialog.ts'

export const panels = ['search', 'hosting', 'room', 'people', 'pins'] as const
export type Panel = (typeof panels)[number]

export class Layout {
  #panel = $state<Panel | null>(null)
  #dialog = $state.raw<Dialog | null>(null)
  #sidebar = $state(true)
  #overlays = $state.raw<readonly (() => void)[]>([])
  #searchRequest = $state.raw<{ readonly words: string } | null>(null)
  readonly #preferences: Preferences | null

  constructor(preferences: Preferences | null = null) {
    this.#preferences = preferences
    this.#sidebar = preferences?.get('sidebar') !== 'hidden'
  }

  /** Whether the sidebar is shown. On a phone it is a page of its own. */
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

  /** The last search request; a new object every time, also when the panel is open already. */
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

  /** What closes the dialogs, menus and the like that are open, the topmost last. */
  get overlays(): readonly (() => void)[] {
    return this.#overlays
  }

  /** @returns tells that it is closed */
  addOverlay(close: () => void): () => void {
    this.#overlays = [...this.#overlays, close]
    return () => {
      this.#overlays = this.#overlays.filter((other) => other !== close)
    }
  }

  /** Panels and dialogs of a space close when it is left. */
  closeAll(): void {
    this.closePanel()
    this.closeDialog()
  }
}
