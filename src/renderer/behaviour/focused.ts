/** An attachment: the field takes the focus when it appears, with its text selected. */
export function focused(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.focus()
  field.select()
}
