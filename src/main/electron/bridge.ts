/** Connects the window's page with the device: who asks is checked here, what is asked the device checks. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { BridgeAsk, bridgeChannels, deviceRequests } from '#shared/bridge.ts'
import type { Refusal, Reply } from '#shared/protocol/reply.ts'
import type { LocalDevice } from '../device/local-device.ts'
import { openSafe } from './open-safe.ts'
import type { DesktopWindow } from './window.ts'

const LinkOpen = v.object({
  space: v.null(),
  name: v.literal('link:open'),
  payload: deviceRequests['link:open'].payload
})

/** @param home the address of the interface; pages from anywhere else are refused */
export function connectBridge(device: LocalDevice, window: DesktopWindow, home: string): void {
  ipcMain.handle(bridgeChannels.ask, (event, ask: unknown) => {
    const asking = window.current()
    if (!asking || !isOurPage(event, asking, home)) return refusal('forbidden', 'only the app itself may ask')
    return isLink(ask) ? openLink(ask, asking) : device.ask(ask)
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
  // Not `origin`: for a scheme of our own that is 'null', as it is for every page without one.
  const [page, expected] = [URL.parse(senderFrame.url), new URL(home)]
  return page?.protocol === expected.protocol && page.host === expected.host
}

/** The device cannot show a dialog, so this one row is answered here. */
function isLink(ask: unknown): boolean {
  const checked = v.safeParse(BridgeAsk, ask)
  return checked.success && checked.output.space === null && checked.output.name === 'link:open'
}

async function openLink(ask: unknown, window: BrowserWindow): Promise<Reply<object>> {
  const checked = v.safeParse(LinkOpen, ask)
  if (!checked.success) return refusal('invalid', v.summarize(checked.issues))
  try {
    const opened = await openSafe(checked.output.payload.url, window)
    return opened ? { ok: true } : refusal('forbidden', 'only web addresses without a password are opened')
  } catch (error) {
    console.error('the system did not open the address:', error)
    return refusal('internal', 'the system did not open the address')
  }
}

function refusal(code: Refusal['code'], detail: string): Refusal {
  return { ok: false, code, detail }
}
