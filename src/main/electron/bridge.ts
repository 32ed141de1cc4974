/** The sender is checked here, the request by the device. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { bridgeChannels } from '#shared/bridge.ts'
import { refusal } from '#shared/values/reply.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { hasInterfaceOrigin } from './interface-url.ts'
import { createWindowRequests } from './window-requests.ts'
import type { DesktopWindow } from './window.ts'

/** @param interfaceUrl pages from anywhere else are refused */
export function connectBridge(device: LocalDevice, window: DesktopWindow, interfaceUrl: string): void {
  const answerHere = createWindowRequests(window)
  ipcMain.handle(bridgeChannels.request, async (event, request: unknown) => {
    const requestingWindow = window.current()
    if (!requestingWindow || !isInterfacePage(event, requestingWindow, interfaceUrl))
      return refusal('forbidden', 'only the app itself may ask')
    return (await answerHere(request, requestingWindow)) ?? device.request(request)
  })
  device.onBroadcast((broadcast) => {
    window.current()?.webContents.send(bridgeChannels.broadcast, broadcast)
  })
}

function isInterfacePage(
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow,
  interfaceUrl: string
): boolean {
  if (sender !== window.webContents || !senderFrame || senderFrame !== sender.mainFrame) return false
  return hasInterfaceOrigin(senderFrame.url, interfaceUrl)
}
