import { expect, test } from 'vitest'
import { knownHosts } from '../../../../src/renderer/state/app/hosts.ts'
import { ids, mina, ravi, spaceView } from '../../../support/interface.ts'
import { scriptedApp } from '../../../support/scripted-app.ts'

const device = { device: mina, profile: { name: 'Mina', colour: 1 } }
const [office, library, attic] = [ids.space, ids.room('l'), ids.room('a')]
const mine = [
  { space: office, name: 'Office', own: false, hosting: false, open: true, unread: 0 },
  { space: library, name: 'Library', hosting: true, open: true, unread: 0 }
]
const near = [
  { space: office, name: 'Office', host: ids.device('o'), hostName: 'Omar', known: true },
  { space: attic, name: 'Attic', host: ids.device('x'), hostName: 'Xu', known: false }
]

test('it lists the hosts of own spaces, those nearby, and first the host of the open space', async () => {
  const { app, bridge } = scriptedApp()
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: near, spaces: mine })
  bridge.answers['space:watch'] = () => ({ ok: true, ...spaceView() })
  await app.start()
  const names = (): unknown[] => knownHosts(app).map(({ name, hostName, me }) => [name, hostName, me])
  expect(names()).toEqual([
    ['Office', 'Omar', false],
    ['Library', 'Mina', true]
  ])
  await app.show(office)
  expect(names()).toEqual([
    ['Office', 'Ravi', false],
    ['Library', 'Mina', true]
  ])
  expect(knownHosts(app)[0]?.host).toBe(ravi)
})
