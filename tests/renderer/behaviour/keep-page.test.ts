import { expect, test } from 'vitest'
import { keepPage } from '../../../src/renderer/behaviour/keep-page.ts'

function drags(...types: string[]): DragEvent {
  const event = new Event('drop', { cancelable: true })
  return Object.assign(event, { dataTransfer: { types } }) as unknown as DragEvent
}

test('a file that is let go does not take the place of the page; a text is nobody’s concern', () => {
  const [file, text] = [drags('Files'), drags('text/plain')]
  keepPage(file)
  keepPage(text)
  expect([file.defaultPrevented, text.defaultPrevented]).toEqual([true, false])
})
