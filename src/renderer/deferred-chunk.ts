/** Everything but the first screen: one file, since its components share nearly all of their code. */
export { default as Dialogs } from './views/dialogs/Dialogs.svelte'
export { default as Tooltips } from './views/app/Tooltips.svelte'
export { default as SpaceScreen } from './views/space/SpaceScreen.svelte'
