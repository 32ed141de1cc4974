/** An attachment: the field takes the focus when it appears, with its text selected. */
export function focused(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.focus()
  field.select()
}

/** An attachment: the same with a mouse; on a touch screen the keyboard would cover what there is to read. */
export function focusedByMouse(field: HTMLTextAreaElement): void {
  const isMouse = matchMedia('(pointer: fine)').matches
  if (isMouse && !document.querySelector('[role="dialog"]')) field.focus({ preventScroll: true })
}
