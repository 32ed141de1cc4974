/** What only a device that hosts, or may host, shows: a guest's page never fetches it. */
export { default as HomeDialogs } from '../dialogs/HomeDialogs.svelte'
export { default as HostDashboard } from './HostDashboard.svelte'
export { default as InviteDialog } from '../dialogs/InviteDialog.svelte'
export { default as Projector } from './Projector.svelte'
