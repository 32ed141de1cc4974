/** ms after the last key: longer than a look at the keyboard. */
export const writingMs = 5_000

type Field = Pick<HTMLInputElement, 'value' | 'type' | 'dataset' | 'isConnected'>
type Page = Pick<Document, 'visibilityState' | 'addEventListener'>

const withoutText = ['checkbox', 'radio', 'range', 'color', 'file']

/**
 * Watches what is typed into the page, which may have to be loaded again. What is in a field with `data-saved` is there
 * again after that.
 *
 * @returns whether somebody is writing, or has written what would be lost
 */
export function watchWriting(page: Page, now: () => number): () => boolean {
  const written = new Set<Field>()
  let typedAt = -Infinity
  let isComposing = false
  const on = (
    name: 'input' | 'compositionstart' | 'compositionend',
    listener: (event: Event) => void
  ): void => {
    page.addEventListener(name, listener, true)
  }
  on('input', ({ target }) => {
    typedAt = now()
    if (isUnsaved(target)) written.add(target)
  })
  on('compositionstart', () => (isComposing = true))
  on('compositionend', () => (isComposing = false))
  return () => {
    for (const field of written) if (!field.isConnected || field.value.trim() === '') written.delete(field)
    const isSeen = page.visibilityState === 'visible'
    return written.size > 0 || (isSeen && (isComposing || now() - typedAt < writingMs))
  }
}

function isUnsaved(target: object | null): target is Field {
  if (!target || !('value' in target) || !('dataset' in target)) return false
  const { type, dataset } = target as Field
  return !withoutText.includes(type) && dataset['saved'] === undefined
}
