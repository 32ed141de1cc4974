/** What a guest does in any browser: joins, writes, reads, and is the same person after a reload. */
import { beforeAll, describe, expect, test } from 'vitest'
import { letGuestsIn, openHost, says, seesMessage } from '../people.ts'
import type { Driver } from './driver.ts'
import { OtherGuest } from './guest.ts'

export interface GuestStory {
  name: string
  open: () => Promise<Driver>
  /** How the page is had. */
  over: readonly ('https' | 'http')[]
  /** Why it cannot be had here, or null. */
  missing: string | null
  look?: (guest: OtherGuest, screen: string) => Promise<void>
}

export function guestStory({ name, open, over, missing, look }: GuestStory): void {
  describe.skipIf(missing !== null)(`a guest in ${name}${missing === null ? '' : ` (${missing})`}`, () => {
    let driver: Driver

    beforeAll(async () => {
      driver = await open()
    })

    test.each(over)('over %s joins, writes, reads, and reloads', async (how) => {
      const mina = await openHost('Mina', 'Jetty')
      const ada = new OtherGuest(driver)
      await driver.goto(await letGuestsIn(mina.page, how))
      await ada.write('input', 'Your name here', 'Ada')
      if (how === 'https') await look?.(ada, 'join')
      await ada.click('button', 'Join Jetty')
      await ada.says('Hello from Ada')
      await seesMessage(mina.page, 'Hello from Ada')
      await says(mina.page, 'Lobby', 'Hello Ada')
      await ada.sees('Hello Ada')
      await driver.reload()
      await ada.sees('Hello from Ada')
      await ada.sees('Hello Ada')
      await ada.says('Still the same')
      await seesMessage(mina.page, 'Still the same')
      const { members } = await mina.view(mina.space)
      expect(members.map((member) => member.name).toSorted()).toEqual(['Ada', 'Mina'])
      if (how === 'https') await look?.(ada, 'room')
    })
  })
}
