import type { Edit, Selected } from '../text/editing.ts'

export function selectionOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected {
  return { text: value, from: selectionStart, to: selectionEnd }
}

export function textField(field: HTMLTextAreaElement): { selection(): Selected; edit(edit: Edit): void } {
  return {
    selection: () => selectionOf(field),
    edit: (edit) => {
      applyEdit(field, edit)
    }
  }
}

export function applyEdit(
  field: HTMLTextAreaElement | HTMLInputElement,
  { from, to, insert, select }: Edit
): void {
  field.focus()
  field.setSelectionRange(from, to)
  if ((from !== to || insert !== '') && (isLong(insert) || !typed(insert))) {
    field.setRangeText(insert)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }))
  }
  field.setSelectionRange(...select)
}

/** More lines than this would take a second; they are inserted at once, without undo. */
const maxTypedLines = 100

function isLong(insert: string): boolean {
  return insert.split('\n', maxTypedLines + 1).length > maxTypedLines
}

/** Only this command keeps the field's undo history; false where it is missing. */
function typed(insert: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated
  return insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
}
