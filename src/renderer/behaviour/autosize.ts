/** Lines after which a text field scrolls instead of growing. */
const mostLines = 9

/** An attachment that keeps a text field as high as its text; `text` only makes it run again on change. */
export function autosize(text: () => string): (field: HTMLTextAreaElement) => void {
  return (field) => {
    text()
    const line = Number.parseFloat(getComputedStyle(field).lineHeight)
    holdStill(field.parentElement, () => {
      field.style.blockSize = 'auto'
      field.style.blockSize = `${String(Math.min(field.scrollHeight, Math.ceil(line * mostLines)))}px`
    })
  }
}

/** Measuring makes the field small for a moment; whatever scrolls above it must not move because of that. */
function holdStill(box: HTMLElement | null, measure: () => void): void {
  if (box) box.style.blockSize = `${String(box.offsetHeight)}px`
  measure()
  if (box) box.style.blockSize = ''
}
