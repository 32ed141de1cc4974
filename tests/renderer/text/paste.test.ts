import { expect, test } from 'vitest'
import { readPaste, type PasteData, type PasteResult } from '../../../src/renderer/text/paste.ts'

function carried(data: Record<string, string>): PasteData {
  return { types: Object.keys(data), getData: (type) => data[type] ?? '' }
}
const paste = (data: Record<string, string>, selected = ''): PasteResult => readPaste(carried(data), selected)

test('plain text is left to the field', () => {
  expect(paste({ 'text/plain': 'tea; or {not}' })).toEqual({ as: 'plain', code: false })
})

test('formatted text keeps its format, unless there is none', () => {
  expect(paste({ 'text/plain': 'bold', 'text/html': '<b>bold</b>' })).toEqual({
    as: 'marks',
    text: '**bold**'
  })
  expect(paste({ 'text/plain': '**bold**', 'text/html': '<p>' })).toEqual({ as: 'plain', code: false })
})

test('where a character is written by a name that is not known, the plain text is taken', () => {
  const html = '<p><b>Gr&uuml;&nonesuch;e</b></p>'
  expect(paste({ 'text/plain': 'Grüße', 'text/html': html })).toEqual({ as: 'plain', code: false })
  const typed = '<p><b>&amp;nonesuch;</b></p>'
  expect(paste({ 'text/plain': '&nonesuch;', 'text/html': typed }).as).toBe('marks')
})

test('an address pasted over words is a link; over an address, or without a selection, it is text', () => {
  const url = { 'text/plain': 'https://a.example/b ' }
  expect(paste(url, 'here')).toEqual({ as: 'link', url: 'https://a.example/b' })
  expect([paste(url).as, paste(url, 'https://b.example').as, paste(url, 'two\nlines').as]).toEqual([
    'plain',
    'plain',
    'plain'
  ])
})

test('lines of code are recognised by their source or by their look', () => {
  const words = 'one two\nthree four'
  const monospace = '<div style="font-family: Consolas, monospace; white-space: pre;">'
  expect(paste({ 'text/plain': words, 'text/html': monospace })).toEqual({ as: 'plain', code: true })
  expect(paste({ 'text/plain': words, 'vscode-editor-data': '{}' })).toEqual({ as: 'plain', code: true })
  expect(paste({ 'text/plain': 'if (a) {\n  b()\n}' })).toEqual({ as: 'plain', code: true })
  expect(paste({ 'text/plain': 'Dear Ravi,\n  thank you.\nMina' })).toEqual({ as: 'plain', code: false })
})

test('files are files, but an image of copied text is that text', () => {
  expect(paste({ Files: '' })).toEqual({ as: 'files' })
  expect(paste({ Files: '', 'text/plain': 'cells' }).as).toBe('plain')
})
