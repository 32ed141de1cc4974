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

/** Writes as the keyboard would, so that undo works. */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
  field.focus()
  field.setSelectionRange(from, to)
  if ((from !== to || insert !== '') && (isLong(insert) || !typed(insert))) {
    field.setRangeText(insert)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }))
  }
  field.setSelectionRange(...select)
}

/** Line by line, as if typed, this many would take a second; they cannot be undone, but the page does not freeze. */
const maxTypedLines = 100

function isLong(insert: string): boolean {
  return insert.split('\n', maxTypedLines + 1).length > maxTypedLines
}

/** There is no other way that a field remembers for undo; false where there is none at all. */
function typed(insert: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated
  return insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
}
