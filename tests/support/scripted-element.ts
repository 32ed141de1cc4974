/** The part of DOM elements that behaviour needs, without a page. */
import { vi } from 'vitest'

/** Stands for `Element`, `HTMLElement` and `Node`: attributes as `[name]` finds them, and what is inside what. */
export class ScriptedElement extends EventTarget {
  isConnected = true
  focusVisible = true
  readonly dataset: Record<string, string> = {}
  readonly #attributes: Readonly<Record<string, string>>
  readonly #parent: ScriptedElement | null

  constructor(attributes: Readonly<Record<string, string>> = {}, parent: ScriptedElement | null = null) {
    super()
    this.#attributes = attributes
    this.#parent = parent
    for (const [name, value] of Object.entries(attributes))
      if (name.startsWith('data-'))
        this.dataset[name.slice(5).replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())] = value
  }

  getAttribute(name: string): string | null {
    return this.#attributes[name] ?? null
  }

  closest(selector: string): ScriptedElement | null {
    return selector.slice(1, -1) in this.#attributes ? this : (this.#parent?.closest(selector) ?? null)
  }

  contains(other: unknown): boolean {
    return other === this || (other instanceof ScriptedElement && this.contains(other.#parent))
  }

  matches(): boolean {
    return this.focusVisible
  }

  focus(): void {
    vi.stubGlobal('document', Object.assign(document, { activeElement: this }))
  }
}

/** @param page what `document` is */
export function pretendPage(page: object = {}): void {
  for (const name of ['Element', 'HTMLElement', 'Node']) vi.stubGlobal(name, ScriptedElement)
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), { activeElement: null, querySelector: () => null }, page)
  )
}

/** An event that has bubbled up to `listening`. @returns whether it was handled */
export function happen(listening: EventTarget, name: string, about: object = {}): boolean {
  const event = new Event(name, { cancelable: true })
  for (const [key, value] of Object.entries(about)) Object.defineProperty(event, key, { value })
  return !listening.dispatchEvent(event)
}
