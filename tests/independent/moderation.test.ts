/** What only the device may do that has started the space. */
import { expect, test } from 'vitest'
import { refusal, seen, texts, workshop } from './workshop.ts'

test('the one who started the space deletes a message of another member', async () => {
  const { join, founder } = await workshop()
  const [mina, host] = [await join('Mina'), await join('Host', founder)]
  const { id: target } = await mina.post(mina.lobby, 'You are all fools')
  await host.append(host.lobby, 'message.removed', { target })
  await expect.poll(() => seen(mina, mina.lobby)).toMatchObject([{ id: target, text: '', byHost: true }])
  expect(await refusal(host.append(host.lobby, 'message.removed', { target }))).toBe('not-found')
  const late = await join('Ola')
  expect(seen(late, late.lobby)).toMatchObject([{ id: target, deleted: true, byHost: true }])
})

test('a member who was removed may not enter until they are let in again, and is then in the lobby', async () => {
  const { join, founder } = await workshop()
  const [mina, noor, host] = [await join('Mina'), await join('Noor'), await join('Host', founder)]
  const { keys } = noor
  const member = keys.device
  const isRemoved = (): boolean | undefined => mina.reader.members.get(member)?.removed
  await host.remove(member)
  await expect.poll(isRemoved).toBe(true)
  expect(await refusal(join('Noor', keys))).toBe('removed')
  expect(await refusal(host.remove(member))).toBe('not-found')
  await host.append(host.lobby, 'member.readmitted', { member }, 'member:readmit')
  await expect.poll(isRemoved).toBe(false)
  expect(await refusal(host.append(host.lobby, 'member.readmitted', { member }, 'member:readmit'))).toBe(
    'exists'
  )
  const again = await join('Noor', keys)
  expect(again.reader.memberships.get(again.lobby)).toBe('joined')
  await again.post(again.lobby, 'I am sorry')
  await expect.poll(() => texts(mina, mina.lobby)).toEqual(['I am sorry'])
  // Both are in the lobby's log, where all learn of them.
  const events = mina.reader.logOf(mina.lobby).placed.map(({ event }) => event)
  expect(events.map(({ kind }) => kind)).toContain('member.readmitted')
  const removal = events.find(({ kind }) => kind === 'member.removed')
  expect(removal?.body).toEqual({ member, after: noor.chain.aseq })
})
