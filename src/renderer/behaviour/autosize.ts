/** Lines after which a text field scrolls instead of growing. */
const maxLines = 9
/** UTF-16 units: more text is always higher than that, even in the widest field, so it is not measured. */
const maxMeasuredLength = 4_000

/** An attachment that keeps a text field as high as its text; `text` only makes it run again on change. */
export function autosize(text: () => string): (field: HTMLTextAreaElement) => void {
  return (field) => {
    fit(field, text())
  }
}

/** An attachment that does so when the lines break elsewhere, as after a phone was turned. */
export function autosizeOnResize(text: () => string): (field: HTMLTextAreaElement) => () => void {
  return (field) => {
    let width = field.clientWidth
    const observer = new ResizeObserver(() => {
      if (field.clientWidth === width) return
      width = field.clientWidth
      fit(field, text())
    })
    observer.observe(field)
    return () => {
      observer.disconnect()
    }
  }
}

function fit(field: HTMLTextAreaElement, text: string): void {
  const line = Number.parseFloat(getComputedStyle(field).lineHeight)
  const maxHeight = `${String(Math.ceil(line * maxLines))}px`
  if (isHigh(text)) {
    if (field.style.blockSize !== maxHeight) field.style.blockSize = maxHeight
    return
  }
  holdStill(field.parentElement, () => {
    field.style.blockSize = 'auto'
    field.style.blockSize = `min(${maxHeight}, ${String(field.scrollHeight)}px)`
  })
}

export function isHigh(text: string): boolean {
  return text.length > maxMeasuredLength || text.split('\n', maxLines + 1).length > maxLines
}

/** Measuring shrinks the field for a moment; what scrolls above it must not move because of that. */
function holdStill(box: HTMLElement | null, measure: () => void): void {
  if (box) box.style.blockSize = `${String(box.offsetHeight)}px`
  measure()
  if (box) box.style.blockSize = ''
}
