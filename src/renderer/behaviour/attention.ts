interface Place {
  document: Pick<Document, 'visibilityState' | 'hasFocus' | 'addEventListener' | 'removeEventListener'>
  window: Pick<Window, 'addEventListener' | 'removeEventListener'>
}

/** Reports whether a person looks at the page: now, and on each change. @returns a function that stops */
export function watchAttention(
  { document, window }: Place,
  onchange: (attentive: boolean) => void
): () => void {
  const tell = (): void => {
    onchange(document.visibilityState === 'visible' && document.hasFocus())
  }
  document.addEventListener('visibilitychange', tell)
  window.addEventListener('focus', tell)
  window.addEventListener('blur', tell)
  tell()
  return () => {
    document.removeEventListener('visibilitychange', tell)
    window.removeEventListener('focus', tell)
    window.removeEventListener('blur', tell)
  }
}
