import { insertLink, type Edit } from '../text/editing.ts'
import { readPaste } from '../text/paste.ts'
import { selectionOf, applyEdit } from './text-field.ts'

export interface PasteHandlers {
  /** Called when the pasted text is program code. */
  code: (from: number, text: string) => void
  files: () => void
}

/** Leaves plain text to the field; converts formatted text to the markup of messages. */
export function handlePaste(
  event: ClipboardEvent,
  field: HTMLTextAreaElement,
  handlers: PasteHandlers
): void {
  const { clipboardData } = event
  if (!clipboardData || take(clipboardData, field, handlers) === 'field') return
  event.preventDefault()
}

/** The same for text that was dropped beside the field, at the caret. */
export function handleDrop(carried: DataTransfer, field: HTMLTextAreaElement, handlers: PasteHandlers): void {
  const { selectionEnd: caret } = field
  field.setSelectionRange(caret, caret)
  if (take(carried, field, handlers) === 'field')
    applyEdit(field, inPlace(field, carried.getData('text/plain')))
}

/** @returns whether the field itself inserts the text */
function take(
  carried: DataTransfer,
  field: HTMLTextAreaElement,
  { code, files }: PasteHandlers
): 'field' | 'done' {
  const at = selectionOf(field)
  const pasted = readPaste(carried, at.text.slice(at.from, at.to))
  if (pasted.as === 'plain') {
    // Fields have no other line breaks.
    if (pasted.code) code(at.from, carried.getData('text/plain').replaceAll(/\r\n?/gu, '\n'))
    return 'field'
  }
  if (pasted.as === 'files') files()
  else applyEdit(field, pasted.as === 'link' ? insertLink(at, pasted.url) : inPlace(field, pasted.text))
  return 'done'
}

function inPlace({ selectionStart: from, selectionEnd: to }: HTMLTextAreaElement, insert: string): Edit {
  const end = from + insert.length
  return { from, to, insert, select: [end, end] }
}
