/**
 * What the first screen can do without. It is fetched when it is needed or when the page has settled, whichever is
 * sooner: a guest's page cannot fetch anything any more once its host is gone.
 */
export const later: readonly (() => Promise<unknown>)[] = [
  () => import('./views/space/SpaceScreen.svelte'),
  () => import('./views/switcher/Switcher.svelte'),
  () => import('./commands/slash.ts'),
  () => import('./views/message/MessageSheet.svelte'),
  () => import('./views/message/ReactPopover.svelte'),
  () => import('./views/search/SearchPanel.svelte'),
  () => import('./views/panels/RoomSheet.svelte'),
  () => import('./views/dialogs/ConfirmDialog.svelte'),
  () => import('./views/dialogs/CreateRoomDialog.svelte'),
  () => import('./views/dialogs/InviteToRoomDialog.svelte'),
  () => import('./views/dialogs/PersonDialog.svelte'),
  () => import('./views/dialogs/ExportDialog.svelte'),
  () => import('./views/settings/SettingsDialog.svelte'),
  () => import('./views/settings/ForgetDialogs.svelte'),
  () => import('./views/shortcuts/ShortcutsDialog.svelte'),
  () => import('./views/parts/Tips.svelte'),
  () => import('./views/message/EmojiGrid.svelte'),
  () => import('./text/emoji.ts'),
  () => import('./text/excerpt.ts'),
  () => import('./text/highlight.ts')
]
