/** Lines after which a text field scrolls instead of growing. */
const maxLines = 9
/** So much text is higher than that in the widest field; it need not be laid out to know. */
const maxMeasuredLength = 4_000

/** An attachment that keeps a text field as high as its text; `text` only makes it run again on change. */
export function autosize(text: () => string): (field: HTMLTextAreaElement) => void {
  return (field) => {
    const written = text()
    const line = Number.parseFloat(getComputedStyle(field).lineHeight)
    const maxHeight = `${String(Math.ceil(line * maxLines))}px`
    if (isHigh(written)) {
      if (field.style.blockSize !== maxHeight) field.style.blockSize = maxHeight
      return
    }
    holdStill(field.parentElement, () => {
      field.style.blockSize = 'auto'
      field.style.blockSize = `min(${maxHeight}, ${String(field.scrollHeight)}px)`
    })
  }
}

/** Whether the text is surely higher than a field gets: measuring a long one costs more than a frame. */
export function isHigh(text: string): boolean {
  return text.length > maxMeasuredLength || text.split('\n', maxLines + 1).length > maxLines
}

/** Measuring makes the field small for a moment; whatever scrolls above it must not move because of that. */
function holdStill(box: HTMLElement | null, measure: () => void): void {
  if (box) box.style.blockSize = `${String(box.offsetHeight)}px`
  measure()
  if (box) box.style.blockSize = ''
}
