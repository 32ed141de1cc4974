/** What the tabs of a guest's browser say to each other. */
import * as v from 'valibot'

/** `ping`: whether the tab that has the turn still runs; `take`: it must give the turn away; `here`: the answer to both. */
const TabMessage = v.object({ name: v.picklist(['ping', 'take', 'here']), tab: v.string() })
export type TabMessage = v.InferOutput<typeof TabMessage>

export interface TabChannel {
  post(message: object): void
  listen(listener: (message: unknown) => void): void
  close(): void
}

/** Leaves out what another version of the page may say. */
export function listenToTabs(channel: TabChannel, listener: (message: TabMessage) => void): void {
  channel.listen((message) => {
    const checked = v.safeParse(TabMessage, message)
    if (checked.success) listener(checked.output)
  })
}
