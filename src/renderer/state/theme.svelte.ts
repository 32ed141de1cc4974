import type { Keep } from '../platform/platform.ts'

export const themes = ['system', 'light', 'dark'] as const
export type ThemeName = (typeof themes)[number]

const kept = 'theme'

/** Light, dark, or as the system has it; kept on this device. */
export class Theme {
  #name = $state<ThemeName>('system')
  readonly #keep: Keep
  readonly #apply: (name: ThemeName) => void

  constructor(keep: Keep, apply: (name: ThemeName) => void) {
    this.#keep = keep
    this.#apply = apply
    this.#name = themes.find((name) => name === keep.get(kept)) ?? 'system'
    apply(this.#name)
  }

  get name(): ThemeName {
    return this.#name
  }

  choose(name: ThemeName): void {
    this.#name = name
    this.#keep.set(kept, name)
    this.#apply(name)
  }
}
