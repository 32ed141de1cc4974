import { expect, test, vi } from 'vitest'
import { showLatest } from '../../../src/renderer/behaviour/latest.ts'
import { pretendPage } from '../../support/scripted-element.ts'

test('the newest messages are a button away where they are out of sight, and else nothing happens', () => {
  const click = vi.fn<() => void>()
  pretendPage({ querySelector: (selector: string) => (selector === '[data-latest]' ? { click } : null) })
  showLatest()
  expect(click).toHaveBeenCalledOnce()
  pretendPage()
  showLatest()
})
