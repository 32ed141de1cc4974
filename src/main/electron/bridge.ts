/** Connects the window's page with the device: who asks is checked here, what is asked the device checks. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { bridgeChannels } from '#shared/bridge.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { isAtHome } from './interface-url.ts'
import { refusal, windowRows } from './window-requests.ts'
import type { DesktopWindow } from './window.ts'

/** @param home the address of the interface; pages from anywhere else are refused */
export function connectBridge(device: LocalDevice, window: DesktopWindow, home: string): void {
  const answerHere = windowRows(window)
  ipcMain.handle(bridgeChannels.ask, async (event, ask: unknown) => {
    const asking = window.current()
    if (!asking || !isOurPage(event, asking, home)) return refusal('forbidden', 'only the app itself may ask')
    return (await answerHere(ask, asking)) ?? device.ask(ask)
  })
  device.onTell((tell) => {
    window.current()?.webContents.send(bridgeChannels.tell, tell)
  })
}

function isOurPage(
  { sender, senderFrame }: IpcMainInvokeEvent,
  window: BrowserWindow,
  home: string
): boolean {
  if (sender !== window.webContents || !senderFrame || senderFrame !== sender.mainFrame) return false
  return isAtHome(senderFrame.url, home)
}
