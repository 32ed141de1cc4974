/** Exposes the bridge's tables on `window.parley`, and nothing else of Electron. */
import { contextBridge } from 'electron'
import { deviceBroadcasts, deviceRequests, type Bridge } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'
import { sessionBroadcasts, sessionRequests } from '#shared/session/contract.ts'
import { request, onBroadcast } from './crossing.ts'

contextBridge.exposeInMainWorld('parley', {
  chrome: chromeOn(process.platform),
  space: {
    request: (space, name, payload) => request(space, sessionRequests, name, payload),
    on: (space, name, listener) => onBroadcast(space, sessionBroadcasts, name, listener)
  },
  device: {
    request: (name, payload) => request(null, deviceRequests, name, payload),
    on: (name, listener) => onBroadcast(null, deviceBroadcasts, name, listener)
  }
} satisfies Bridge)
