import { expect, test } from 'vitest'
import { knownHosts } from '../../../../src/renderer/state/app/hosts.ts'
import { profileIn, setProfileIn } from '../../../../src/renderer/state/app/profile.ts'
import { availableSettingsPages, settingsPages } from '../../../../src/renderer/state/settings/pages.ts'
import { ids, mina, room, spaceView } from '../../../support/interface.ts'
import { scriptedApp, scriptedSpace } from '../../../support/scripted-app.ts'

const device = { device: mina, profile: { name: 'Mina', colour: 2 }, version: '1', addresses: [] }
const mine = { space: ids.space, name: 'Office', own: true, hosting: true, open: true, unread: 4 }
const other = { ...mine, space: 'o'.repeat(26), name: 'Choir', own: false, hosting: false, unread: 3 }

/** Mina's own desktop, with two spaces. */
async function atDesk() {
  const scripted = scriptedApp()
  const { app, bridge } = scripted
  bridge.answers['device:watch'] = () => ({ ok: true, device, nearby: [], spaces: [mine, other] })
  bridge.answers['space:watch'] = () => ({
    ok: true,
    ...spaceView({ rooms: [room('Lobby', ids.lobby, { unread: 2, mentions: 1 })] })
  })
  await app.start()
  return scripted
}

const guest = { device: null, guestEntry: null }

test('a desktop has every page of the settings, a guest none about the network, a phone none about keys', async () => {
  const { app } = await atDesk()
  const keyboard = true
  expect(availableSettingsPages({ device: app.device, keyboard })).toEqual(settingsPages)
  expect(availableSettingsPages({ device: app.device, keyboard: false })).not.toContain('shortcuts')
  const { app: guestApp } = await scriptedSpace({}, guest)
  expect(availableSettingsPages({ device: guestApp.device, keyboard })).not.toContain('network')
})

test('the profile belongs to the device, or for a guest to the space', async () => {
  const { app, bridge } = await atDesk()
  expect(profileIn(app)).toEqual(device.profile)
  await setProfileIn(app, { name: 'Mina B', colour: 3 })
  expect(bridge.requestsOf('profile:set')).toEqual([{ name: 'Mina B', colour: 3 }])
  expect(profileIn((await scriptedSpace({}, guest)).app)).toEqual({ name: 'Mina', colour: 1 })
})

test('reports all unread messages once', async () => {
  const { app } = await atDesk()
  expect(app.attention).toEqual({ unread: 4, mentions: 2 })
  await app.show(ids.space)
  expect(app.attention).toEqual({ unread: 4, mentions: 2 })
})

test('hosts are known for the spaces that are open', async () => {
  const { app } = await atDesk()
  expect(knownHosts(app)).toEqual([
    { space: ids.space, name: 'Office', host: mina, hostName: 'Mina', me: true }
  ])
})
