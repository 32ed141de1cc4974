/** Lines after which a text field scrolls instead of growing. */
const mostLines = 9

/** An attachment that keeps a text field as high as its text; `text` only makes it run again on change. */
export function autosize(text: () => string): (field: HTMLTextAreaElement) => void {
  return (field) => {
    text()
    const line = Number.parseFloat(getComputedStyle(field).lineHeight)
    field.style.blockSize = 'auto'
    field.style.blockSize = `${String(Math.min(field.scrollHeight, Math.ceil(line * mostLines)))}px`
  }
}
