/** Members who know more than their host: its data is an older copy of what it was. */
import { describe, expect, test } from 'vitest'
import { eventId, type LogEvent } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, codeOf, enterAsMember, openClient } from '../../../support/contract-client.ts'
import type { ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

const idOf = (event: LogEvent): string => eventId(event, nodeCrypto.hash)

describe('a host whose data was put back', () => {
  test('learns numbers that it does not have, goes on after them, and says which events it lacks', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    accepted(await mina.joins(space.lobby))
    const old = space.copy()
    const again = await openClient(space, { keys: mina.keys })
    accepted(await again.enter())
    const lost = await again.signAll(space.lobby, ['one', 'two'])
    await again.appendsAll(lost)
    await old.restore()
    const own = lost.map(idOf)
    const settled = { aseq: 4, prev: own[1] ?? null }
    const back = await openClient(space, { keys: mina.keys })
    expect(accepted(await back.enter({ settled, own }))).toMatchObject({ chain: { aseq: 2 }, lacks: own })
    const next = await back.sign(space.lobby, 'message.posted', { text: 'three' })
    expect(next).toMatchObject({ aseq: 5, prev: settled.prev })
    expect(codeOf(await back.request('event:append', { event: next }))).toBe('ok')
    const later = await openClient(space, { keys: mina.keys })
    const entered = accepted(await later.enter({ settled, own: [...own, idOf(next)] }))
    expect(entered).toMatchObject({ chain: { aseq: 5, prev: idOf(next) }, lacks: own })
  })

  test('names nothing that it has, and a lower number changes nothing', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    accepted(await mina.joins(space.lobby))
    const [event] = await mina.signAll(space.lobby, ['one'])
    if (!event) throw new Error('no event')
    await mina.appendsAll([event])
    const again = await openClient(space, { keys: mina.keys })
    const entered = accepted(
      await again.enter({ settled: { aseq: 1, prev: 'A'.repeat(43) }, own: [idOf(event)] })
    )
    expect(entered).toMatchObject({ chain: { aseq: 3, prev: idOf(event) }, lacks: [] })
  })

  test('takes no more than 200 ids', async () => {
    const mina = await openClient(await startSpace())
    const own = Array.from({ length: 201 }, () => 'A'.repeat(43))
    expect(codeOf(await mina.enter({ own }))).toBe('too-large')
  })
})

describe('a guest that the host has forgotten', () => {
  const browser = (space: Space, keys = {}): Promise<ContractClient> =>
    openClient(space, { headers: { origin: `https://127.0.0.1:${String(space.host.port)}` }, ...keys })

  /** Zoe, admitted by an invitation that the host does not know any more, as it does not know Zoe. */
  async function forgotten(): Promise<{ space: Space; zoe: ContractClient; admission: unknown }> {
    const space = await startSpace({ guests: 'https' })
    const old = space.copy()
    const zoe = await browser(space)
    const { admission } = accepted(await zoe.enter({ invitation: space.host.invite(1).token }))
    accepted(await zoe.introduces('Zoe', true))
    await old.restore()
    return { space, zoe, admission }
  }

  test('is let in on the admission that it was given, and on nothing else', async () => {
    const { space, zoe, admission } = await forgotten()
    const enters = async (shown: Record<string, unknown>, keys?: object): Promise<string> =>
      codeOf(await (await browser(space, keys)).enter(shown))
    expect(await enters({}, { keys: zoe.keys })).toBe('invitation')
    expect(await enters({ admission: `${'A'.repeat(85)}A` }, { keys: zoe.keys })).toBe('invitation')
    expect(await enters({ admission })).toBe('invitation') // of another device
    const elsewhere = await startSpace({ guests: 'https', keys: space.keys })
    const stranger = await browser(elsewhere, { keys: zoe.keys })
    expect(codeOf(await stranger.enter({ admission }))).toBe('invitation') // of another space
    expect(await enters({ admission }, { keys: zoe.keys })).toBe('ok')
  })

  test('stays out while guests are off', async () => {
    const { space, zoe, admission } = await forgotten()
    space.host.setGuests('off')
    const back = await browser(space, { keys: zoe.keys })
    expect(codeOf(await back.enter({ admission }))).toBe('guests-off')
  })

  test('stays out once it is removed', async () => {
    const space = await startSpace({ guests: 'https' })
    const zoe = await browser(space)
    const { admission } = accepted(await zoe.enter({ invitation: space.host.invite(1).token }))
    accepted(await zoe.introduces('Zoe', true))
    const host = await openClient(space, { keys: space.keys })
    accepted(await host.enter())
    const removal = { member: zoe.device, after: zoe.lastNumber }
    const removed = await host.write('member:remove', space.lobby, 'member.removed', removal)
    accepted(removed)
    const back = await browser(space, { keys: zoe.keys })
    expect(codeOf(await back.enter({ admission }))).toBe('removed')
  })
})
