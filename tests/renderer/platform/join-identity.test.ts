import { expect, test } from 'vitest'
import { joinIdentity, type JoinedIdentity } from '../../../src/renderer/platform/guest/join-identity.ts'
import { guestRecords, type Identity } from '../../../src/renderer/platform/guest/records.ts'
import { ids, ScriptedClock, settled } from '../../support/interface.ts'
import { storesOfWindows } from '../../support/windows.ts'

const identityOf = (letter: string): Identity => ({
  secret: `${letter.repeat(42)}A`,
  publicKey: `${letter.repeat(42)}A`
})

/** A browser with tabs of its own, with or without locks. */
function browser({ locks }: { locks: boolean }) {
  const tab = storesOfWindows()
  const clock = new ScriptedClock()
  let last = Promise.resolve()
  const exclusively = (work: () => Promise<void>): Promise<void> => (last = last.then(work))
  const join = (letter: string): Promise<JoinedIdentity> =>
    joinIdentity({
      records: guestRecords(tab()),
      space: ids.space,
      create: () => Promise.resolve(identityOf(letter)),
      clock,
      exclusively: locks ? exclusively : null
    })
  return { tab, clock, join }
}

test.each([{ locks: true }, { locks: false }])(
  'two tabs that join at once are one person: %o',
  async (how) => {
    const { clock, join } = browser(how)
    const both = Promise.all([join('a'), join('b')])
    await settled()
    clock.pass(100)
    const [one, two] = await both
    expect(one.identity).toEqual(two.identity)
    expect([one, two].filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await join('c')).toEqual({ identity: one.identity, isNew: false })
  }
)

test('the key of a record is used, also when the rest of it is damaged', async () => {
  const { tab, join } = browser({ locks: true })
  const identity = identityOf('r')
  tab().set(`guest/${ids.space}`, JSON.stringify({ identity, profile: { name: 7 } }))
  const records = guestRecords(tab())
  expect([records.read(ids.space), records.damage(ids.space)]).toEqual([null, 'name'])
  expect(await join('a')).toEqual({ identity, isNew: false })
})

test('a record without a key that can be read is damaged as a whole', () => {
  const { tab } = browser({ locks: true })
  tab().set(`guest/${ids.space}`, '{"identity":')
  expect(guestRecords(tab()).damage(ids.space)).toBe('all')
})

test('what was stored for a newcomer goes when the record is written', () => {
  const { tab } = browser({ locks: true })
  const records = guestRecords(tab())
  expect(records.damage(ids.space)).toBeNull()
  records.setIdentity(ids.space, identityOf('a'))
  records.write(ids.space, { identity: identityOf('a'), profile: { name: 'Ada', colour: 1 } })
  expect(tab().keys('guest/')).toEqual([`guest/${ids.space}`])
})
