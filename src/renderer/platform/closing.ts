import * as v from 'valibot'

/** Whatever says which spaces this device has. */
const Spaces = v.object({ spaces: v.array(v.object({ hosting: v.boolean() })) })

export interface Closing {
  /** Reads what the device has said. */
  note: (said: unknown) => void
  /** Loads the page again, without a question. */
  reload: () => void
}

/**
 * While this device hosts a space, the browser asks before it closes the window: it knows no words for it but its own.
 * A tab may go without a question, since Parley does not end with it.
 */
export function confirmBeforeClosing(): Closing {
  let [isHosting, isReloading] = [false, false]
  addEventListener('beforeunload', (event) => {
    if (isHosting && !isReloading && isOwnWindow()) event.preventDefault()
  })
  return {
    note: (said) => {
      const spaces = v.safeParse(Spaces, said)
      if (spaces.success) isHosting = spaces.output.spaces.some(({ hosting }) => hosting)
    },
    reload: () => {
      isReloading = true
      location.reload()
    }
  }
}

/** Whether this page has a window to itself, without the browser's tabs and address. */
export const isOwnWindow = (): boolean => matchMedia('(display-mode: standalone)').matches
