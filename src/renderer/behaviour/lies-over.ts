/** Where a panel has no column of its own, and lies over the room. */
const narrow = '(width < 75rem)'

/**
 * An attachment for such a panel: nothing that has the focus may be hidden behind it. So it takes the focus when it
 * opens, and gives way when the keyboard leads back into the room.
 */
export function liesOver(give: () => void): (panel: HTMLElement) => () => void {
  return (panel) => {
    const covers = (): boolean => matchMedia(narrow).matches
    if (covers() && !panel.contains(document.activeElement)) panel.querySelector('h2')?.focus()
    const look = ({ target }: FocusEvent): void => {
      if (covers() && target instanceof Element && target.matches('main :focus-visible')) give()
    }
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('focusin', look)
    }
  }
}
