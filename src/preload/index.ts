/** Puts the rows of the bridge's tables on `window.parley`, and nothing else of Electron. */
import { contextBridge } from 'electron'
import { deviceBroadcasts, deviceRequests, type Bridge } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'
import { sessionBroadcasts, sessionRequests } from '#shared/session/contract.ts'
import { ask, listen } from './crossing.ts'

contextBridge.exposeInMainWorld('parley', {
  chrome: chromeOn(process.platform),
  request: (space, name, payload) => ask(space, sessionRequests, name, payload),
  on: (space, name, listener) => listen(space, sessionBroadcasts, name, listener),
  ask: (name, payload) => ask(null, deviceRequests, name, payload),
  hear: (name, listener) => listen(null, deviceBroadcasts, name, listener)
} satisfies Bridge)
