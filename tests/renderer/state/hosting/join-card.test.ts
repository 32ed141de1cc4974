import { expect, test } from 'vitest'
import type { Invitation } from '#shared/bridge.ts'
import { JoinCard } from '../../../../src/renderer/state/hosting/join-card.svelte.ts'
import { ids, ScriptedClock, settled } from '../../../support/interface.ts'

/** A host that numbers its invitations; each is valid for ten minutes. */
function card() {
  const clock = new ScriptedClock()
  const made: number[] = []
  let used: (token: string, left: number) => void = () => undefined
  const hosting = {
    invite: (_space: string, uses: 1 | 50): Promise<Invitation> => {
      made.push(uses)
      return Promise.resolve({
        url: `https://x/#i=token${String(made.length)}`,
        code: '123456',
        uses,
        expires: clock.now() + 600_000
      })
    },
    onInvitationUsed: (_space: string, listener: typeof used) => {
      used = listener
      return () => (used = () => undefined)
    }
  }
  const joinCard = new JoinCard(hosting, ids.space, clock)
  return {
    clock,
    made,
    card: joinCard,
    use: (token: string, left: number) => {
      used(token, left)
    }
  }
}

test('a card begins with an invitation for one', async () => {
  const { card: shown, made } = card()
  shown.start()
  await settled()
  expect([shown.invitation?.uses, shown.refreshed, made]).toEqual([1, false, [1]])
})

test('once it is used there is a new one, and that is shown', async () => {
  const { card: shown, use } = card()
  shown.start()
  await settled()
  use('token1', 0)
  await settled()
  expect([shown.invitation?.url, shown.refreshed]).toEqual(['https://x/#i=token2', true])
})

test('an invitation for a group counts down and stays', async () => {
  const { card: shown, use } = card()
  shown.start()
  await shown.choose(50)
  use('token2', 49)
  expect([shown.invitation?.uses, shown.invitation?.url]).toEqual([49, 'https://x/#i=token2'])
})

test('the invitation of another card is ignored', async () => {
  const { card: shown, made, use } = card()
  shown.start()
  await settled()
  use('elsewhere', 0)
  await settled()
  expect(made).toHaveLength(1)
})

test('an invitation that has expired is replaced, until the card is closed', async () => {
  const { card: shown, clock, made } = card()
  const stop = shown.start()
  await settled()
  clock.pass(600_000)
  await settled()
  expect(made).toHaveLength(2)
  stop()
  clock.pass(600_000)
  expect(made).toHaveLength(2)
})

test('changing the number of uses creates another invitation, which is unused', async () => {
  const { card: shown, made, use } = card()
  shown.start()
  await settled()
  use('token1', 0)
  await settled()
  expect(shown.refreshed).toBe(true)
  await shown.choose(50)
  expect([shown.uses, shown.refreshed, made.at(-1)]).toEqual([50, false, 50])
})
