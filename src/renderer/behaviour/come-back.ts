interface Page {
  document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>
  window: Pick<Window, 'addEventListener' | 'removeEventListener'>
}

/** Calls whenever the person comes back to the page, from another tab or window. @returns a function that stops */
export function watchComeBack({ document, window }: Page, call: () => void): () => void {
  const shown = (): void => {
    if (document.visibilityState === 'visible') call()
  }
  document.addEventListener('visibilitychange', shown)
  window.addEventListener('focus', shown)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    window.removeEventListener('focus', shown)
  }
}
