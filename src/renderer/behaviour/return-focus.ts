/** Attached to what opens over or beside something: when it goes, the focus it had goes back to where it was before. */
export function returnFocus(node: HTMLElement): () => void {
  const before = document.activeElement
  let inside = false
  const note = (event: FocusEvent): void => {
    inside = node.contains(event.target as Node)
  }
  document.addEventListener('focusin', note)
  return () => {
    document.removeEventListener('focusin', note)
    if (!inside) return
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    // Another room is open by now: its place for writing, or whatever its window offers first.
    else document.querySelector<HTMLElement>('[data-region-focus]')?.focus()
  }
}
