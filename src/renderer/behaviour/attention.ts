interface Page {
  document: Pick<Document, 'visibilityState' | 'hasFocus' | 'addEventListener' | 'removeEventListener'>
  window: Pick<Window, 'addEventListener' | 'removeEventListener'>
}

/** Reports whether a person looks at the page: now, and on each change. @returns a function that stops */
export function watchAttention(
  { document, window }: Page,
  onchange: (attentive: boolean) => void
): () => void {
  const notify = (): void => {
    onchange(document.visibilityState === 'visible' && document.hasFocus())
  }
  document.addEventListener('visibilitychange', notify)
  window.addEventListener('focus', notify)
  window.addEventListener('blur', notify)
  notify()
  return () => {
    document.removeEventListener('visibilitychange', notify)
    window.removeEventListener('focus', notify)
    window.removeEventListener('blur', notify)
  }
}
