import { expect, test } from 'vitest'
import { crowdText } from '../../../../src/renderer/views/space/crowd-text.ts'
import { english } from '../../../support/scripted-app.ts'

const people = {
  find: (name: string) => (name === 'gone' ? null : { name, tag: name === 'Ada' ? 'k3v7' : '' })
} as Parameters<typeof crowdText>[1]

test.each([
  [['Ada'], 'Ada k3v7'],
  [['Omar', 'gone'], 'Omar and Someone'],
  [['Omar', 'Jo', 'Kim'], 'Omar, Jo, and Kim'],
  [['Omar', 'Jo', 'Kim', 'Lea'], 'Omar, Jo, and 2 others']
])('%j are %s', (devices, text) => {
  expect(crowdText(english, people, devices)).toBe(text)
})
