/** Exposes the bridge's tables on `window.parley`, and nothing else of Electron. */
import { contextBridge } from 'electron'
import { deviceBroadcasts, deviceRequests, type Bridge } from '#shared/bridge.ts'
import { chromeOn } from '#shared/chrome.ts'
import { sessionBroadcasts, sessionRequests } from '#shared/session/contract.ts'
import { request, onBroadcast } from './crossing.ts'

contextBridge.exposeInMainWorld('parley', {
  chrome: chromeOn(process.platform),
  request: (space, name, payload) => request(space, sessionRequests, name, payload),
  on: (space, name, listener) => onBroadcast(space, sessionBroadcasts, name, listener),
  ask: (name, payload) => request(null, deviceRequests, name, payload),
  hear: (name, listener) => onBroadcast(null, deviceBroadcasts, name, listener)
} satisfies Bridge)
