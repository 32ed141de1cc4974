/** A story for each command: its effect is looked at, also by the other person. */
import { beforeAll, expect, test } from 'vitest'
import { commandIds } from '../support/controls.ts'
import { composer, listed, openCast, page, shows } from './stories/cast.ts'
import { commandStories } from './stories/of-commands.ts'
import { controlStories } from './stories/of-controls.ts'

beforeAll(openCast)

// Each finds what those before it have left.
const lobby = {
  'back in the Lobby': async () => {
    await listed(page, /^Lobby/).click()
    await shows(composer('Lobby'))
  }
}
const { stop, ...others } = commandStories
const inOrder = { ...others, ...lobby, ...controlStories, stop }
for (const [what, story] of Object.entries(inOrder)) if (story) test(what, story)

test('every command has a story', () => {
  expect(Object.keys(commandStories).sort()).toEqual(commandIds())
})
