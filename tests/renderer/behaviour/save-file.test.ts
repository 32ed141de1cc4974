import { expect, test, vi } from 'vitest'
import { saveFile } from '../../../src/renderer/behaviour/save-file.ts'
import { pretendPage } from '../../support/scripted-element.ts'

test('the browser gets the file with its name, and time to save it', async () => {
  vi.useFakeTimers()
  const link = { href: '', download: '', click: vi.fn<() => void>() }
  pretendPage({ createElement: () => link })
  const release = vi.spyOn(URL, 'revokeObjectURL')
  const make = vi.spyOn(URL, 'createObjectURL')
  saveFile('tea.html', 'text/html', ['<p>', 'tea'])
  const file = make.mock.calls[0]?.[0] as Blob
  expect([await file.text(), file.type, link.download]).toEqual(['<p>tea', 'text/html', 'tea.html'])
  expect([link.href, link.click.mock.calls.length]).toEqual([make.mock.results[0]?.value, 1])
  vi.advanceTimersByTime(30_000)
  expect(release).not.toHaveBeenCalled()
  vi.advanceTimersByTime(30_000)
  expect(release).toHaveBeenCalledWith(link.href)
  vi.useRealTimers()
})
