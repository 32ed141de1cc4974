import * as v from 'valibot'

const Spaces = v.object({ spaces: v.array(v.object({ hosting: v.boolean() })) })

export interface Closing {
  note: (said: unknown) => void
  reload: () => void
}

/** While this device hosts a space, the browser asks before it closes the app window. A tab may close: Parley does not end with it. */
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

/** Whether this is an app window, without the browser's tabs and address. */
export const isOwnWindow = (): boolean => matchMedia('(display-mode: standalone)').matches
