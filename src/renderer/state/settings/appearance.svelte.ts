import * as v from 'valibot'
import type { DeviceApi } from '#shared/bridge.ts'
import type { KeyValueStore } from '../../platform/platform.ts'

export const schemes = ['system', 'light', 'dark'] as const
export const contrasts = ['system', 'more'] as const
export const accents = ['teal', 'blue', 'violet', 'rose', 'amber', 'green', 'graphite'] as const
export const densities = ['cosy', 'compact'] as const
/** How large text is, in percent of what the system has. */
export const textSizes = ['90', '100', '110', '120', '130'] as const

/** What a person chose; whatever is not kept, or no choice any more, is as it comes. */
const Choices = v.object({
  scheme: v.fallback(v.picklist(schemes), 'system'),
  contrast: v.fallback(v.picklist(contrasts), 'system'),
  accent: v.fallback(v.picklist(accents), 'teal'),
  density: v.fallback(v.picklist(densities), 'cosy'),
  textSize: v.fallback(v.picklist(textSizes), '100')
})
export type Choices = v.InferOutput<typeof Choices>
const Kept = v.pipe(v.string(), v.parseJson(), Choices)

/** What the page is to look like: the choices, and what the system says where they leave it to it. */
export type Look = Omit<Choices, 'contrast'> & { contrast: boolean }

export interface AppearanceParts {
  keep: KeyValueStore
  /** Makes the page look like this. */
  wear: (look: Look) => void
  /** Tells whether the system asks for more contrast: now, and whenever that changes. */
  watchContrast: (listener: (more: boolean) => void) => void
}

const kept = 'appearance'

/** Colours, contrast and sizes, as a person has chosen them; kept on this device. */
export class Appearance {
  #choices = $state.raw<Choices>(v.parse(Choices, {}))
  #systemContrast = $state(false)
  #device: DeviceApi | null = null
  readonly #parts: AppearanceParts

  constructor(parts: AppearanceParts) {
    this.#parts = parts
    const before = v.safeParse(Kept, parts.keep.get(kept))
    if (before.success) this.#choices = before.output
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
    this.#parts.keep.set(kept, JSON.stringify(this.#choices))
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
