import type { DeviceApi } from '#shared/bridge.ts'
import type { PreferenceValue, Preferences } from './preferences.ts'

export type Choices = PreferenceValue<'appearance'>

/** What the page is to look like: the choices, and what the system says where they leave it to it. */
export type Look = Omit<Choices, 'contrast'> & { contrast: boolean }

export interface AppearanceParts {
  preferences: Preferences
  /** Makes the page look like this. */
  wear: (look: Look) => void
  /** Tells whether the system asks for more contrast: now, and whenever that changes. */
  watchContrast: (listener: (more: boolean) => void) => void
}

/** Colours, contrast and sizes, as a person has chosen them; kept on this device. */
export class Appearance {
  #choices: Choices
  #systemContrast = $state(false)
  #device: DeviceApi | null = null
  readonly #parts: AppearanceParts

  constructor(parts: AppearanceParts) {
    this.#parts = parts
    this.#choices = $state.raw(parts.preferences.get('appearance'))
    parts.watchContrast((more) => {
      this.#systemContrast = more
      this.#wear()
    })
    this.#wear()
  }

  get choices(): Choices {
    return this.#choices
  }

  choose(some: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...some }
    this.#parts.preferences.set('appearance', this.#choices)
    this.#wear()
  }

  /** Keeps the window around the page in the same colours. */
  tell(device: DeviceApi): void {
    this.#device = device
    this.#tell()
  }

  get #look(): Look {
    const { contrast, ...rest } = this.#choices
    return { ...rest, contrast: contrast === 'more' || this.#systemContrast }
  }

  #wear(): void {
    this.#parts.wear(this.#look)
    this.#tell()
  }

  #tell(): void {
    const { scheme, contrast } = this.#look
    void this.#device?.ask('appearance:set', { scheme, contrast })
  }
}
