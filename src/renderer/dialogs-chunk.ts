/** What opens over everything else. It builds on the deferred chunk. */
export { default as Dialogs } from './views/dialogs/Dialogs.svelte'
