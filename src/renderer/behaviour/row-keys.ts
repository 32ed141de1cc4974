/** The keys of a list of rows, while the list or one of its rows has the focus. */
import { stepOf } from './roving.ts'

export interface RowKeysParts {
  /** @param from null for the list itself. @returns whether there is a row in that direction */
  step: (from: string | null, step: 1 | -1) => boolean
  /** @returns whether the key means something for the row */
  press: (key: string, event: KeyboardEvent) => boolean
}

/** A listener for key presses. Inside a row they belong to whatever is focused there. */
export function rowKeys({ step, press }: RowKeysParts): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement
    const key = target.dataset['key']
    if (key === undefined && target !== event.currentTarget) return
    const arrow = stepOf(event)
    const isMeant = arrow === null ? key !== undefined && press(key, event) : step(key ?? null, arrow)
    if (isMeant) event.preventDefault()
  }
}
