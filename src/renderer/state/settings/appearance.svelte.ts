import { run } from '../../run.ts'
import type { DeviceApi } from '#shared/bridge.ts'
import type { PreferenceValue, Preferences } from './preferences.ts'

export type AppearanceChoices = PreferenceValue<'appearance'>

/** The choices, with the contrast resolved: high when chosen or when the system asks for it. */
export type PageAppearance = Omit<AppearanceChoices, 'contrast'> & { contrast: boolean }

export interface AppearanceOptions {
  preferences: Preferences
  apply: (appearance: PageAppearance) => void
  /** Reports whether the system asks for more contrast: now, and on each change. */
  watchContrast: (listener: (more: boolean) => void) => void
}

export class Appearance {
  #choices: AppearanceChoices
  #systemContrast = $state(false)
  #device: DeviceApi | null = null
  readonly #options: AppearanceOptions

  constructor(options: AppearanceOptions) {
    this.#options = options
    this.#choices = $state.raw(options.preferences.get('appearance'))
    options.watchContrast((more) => {
      this.#systemContrast = more
      this.#apply()
    })
    options.preferences.follow('appearance', () => {
      this.#choices = options.preferences.get('appearance')
      this.#apply()
    })
    this.#apply()
  }

  get choices(): AppearanceChoices {
    return this.#choices
  }

  choose(some: Partial<AppearanceChoices>): void {
    this.#choices = { ...this.#choices, ...some }
    this.#options.preferences.set('appearance', this.#choices)
    this.#apply()
  }

  /** Sends the colours to the window, now and on each change. */
  applyToWindow(device: DeviceApi): void {
    this.#device = device
    this.#applyToWindow()
  }

  get #current(): PageAppearance {
    const { contrast, ...rest } = this.#choices
    return { ...rest, contrast: contrast === 'more' || this.#systemContrast }
  }

  #apply(): void {
    this.#options.apply(this.#current)
    this.#applyToWindow()
  }

  #applyToWindow(): void {
    const { scheme, contrast } = this.#current
    run(this.#device?.request('appearance:set', { scheme, contrast }))
  }
}
