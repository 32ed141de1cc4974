/** A file that is let go anywhere would take the place of the page, unless somebody says no. */
export function keepPage(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
}
