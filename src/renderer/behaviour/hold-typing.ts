import { applyEdit } from './text-field.ts'

/**
 * An attachment for what stands in for a dialog that is loading: keys that are pressed meanwhile do nothing in the
 * field that still has the focus, and their text goes into the first field of the dialog. @param cancel what Escape does
 */
export function holdTyping(cancel?: () => void): () => void {
  let text = ''
  const stop = new AbortController()
  const hold = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey || key === 'Tab' || (key === 'Escape' && !cancel)) return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') cancel?.()
    if ([...key].length === 1) text += key
  }
  document.addEventListener('keydown', hold, { capture: true, signal: stop.signal })
  return () => {
    stop.abort()
    if (text === '') return
    // The dialog gives the focus to its field when it is in the page.
    requestAnimationFrame(() => {
      const field = document.activeElement
      if (!(field instanceof HTMLInputElement) || !field.closest('[role="dialog"]')) return
      const from = field.selectionStart ?? field.value.length
      const end = from + text.length
      applyEdit(field, { from, to: field.selectionEnd ?? from, insert: text, select: [end, end] })
    })
  }
}
