/** What opens over the room or beside it. It builds on the deferred chunk. */
export { default as Dialogs } from './Dialogs.svelte'
export { default as Menu } from '../ui/Menu.svelte'
export { default as MessageSheet } from '../message/MessageSheet.svelte'
export { default as ReactionsDialog } from '../message/ReactionsDialog.svelte'
export { default as ReactPopover } from '../message/ReactPopover.svelte'
export { default as RoomPanel } from '../panels/RoomPanel.svelte'
export { default as SearchPanel } from '../search/SearchPanel.svelte'
export { default as Tooltips } from '../app/Tooltips.svelte'
