/** What a host knows of its own traffic. */
import { expect, test } from 'vitest'
import { accepted, openClient, enterAsMember } from '../../support/contract-client.ts'
import { startSpace } from '../../support/chat.ts'

test('counts entered members, and the guests among them', async () => {
  const space = await startSpace({ guests: 'https' })
  await enterAsMember(space, 'Mina')
  const origin = { origin: `https://127.0.0.1:${String(space.host.port)}` }
  const zoe = await openClient(space, { headers: origin })
  expect(space.host.traffic()).toMatchObject({ connections: 1, guests: 0 })
  accepted(await zoe.enter({ invitation: space.host.invite(1).token }))
  expect(space.host.traffic()).toMatchObject({ connections: 2, guests: 1 })
  zoe.socket.disconnect()
  await expect.poll(() => space.host.traffic()).toMatchObject({ connections: 1, guests: 0 })
})

test.each(['https', 'http'] as const)(
  'counts bytes sent over %s, also after the reader has left',
  async (scheme) => {
    const space = await startSpace({ guests: 'http' })
    const origin = { origin: `${scheme}://127.0.0.1:${String(space.host.port)}` }
    const zoe = await openClient(space, { scheme, headers: origin })
    accepted(await zoe.enter({ invitation: space.host.invite(1).token }))
    accepted(await zoe.introduces('Zoe', true))
    await zoe.joins(space.lobby)
    const before = space.host.traffic().sent
    for (let said = 0; said < 10; said += 1) await zoe.posts(space.lobby, 'x'.repeat(1000))
    const { sent } = space.host.traffic()
    expect(sent - before).toBeGreaterThan(10_000)
    expect(sent - before).toBeLessThan(40_000)
    zoe.socket.disconnect()
    await expect.poll(() => space.host.traffic().connections).toBe(0)
    expect(space.host.traffic().sent).toBeGreaterThanOrEqual(sent)
  }
)
