/** A story for each command, and for what else is pressed in a space of two: its effect is looked at, also by the other person. */
import { beforeAll, expect, test } from 'vitest'
import { commandIds } from '../support/command-ids.ts'
import { joinNearby } from '../support/people.ts'
import { composer, listed, openCast, page, shows, uncaught, yuki } from './stories/cast.ts'
import { commandStories } from './stories/of-commands.ts'
import { controlStories } from './stories/of-controls.ts'
import { dialogStories } from './stories/of-dialogs.ts'
import { messageStories } from './stories/of-messages.ts'
import { panelStories } from './stories/of-panels.ts'
import { writingStories } from './stories/of-writing.ts'

beforeAll(openCast)

// Each finds what those before it have left.
const lobby = {
  'back in the Lobby': async () => {
    await listed(page, /^Lobby/).click()
    await shows(composer('Lobby'))
    await joinNearby(yuki.page, 'Boatshed')
  }
}
const { stop, ...others } = commandStories
const inLobby = { ...controlStories, ...writingStories, ...dialogStories, ...messageStories, ...panelStories }
const inOrder = { ...others, ...lobby, ...inLobby, stop }
for (const [what, story] of Object.entries(inOrder)) if (story) test(what, story)

test('no story has caused an error that is not caught', () => {
  expect(uncaught).toEqual([])
})

test('every command has a story', () => {
  expect(Object.keys(commandStories).sort()).toEqual(commandIds())
})
