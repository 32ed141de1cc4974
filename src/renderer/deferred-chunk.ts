/** The room, and what most other chunks share with it. */
export { default as Tooltips } from './views/app/Tooltips.svelte'
export { default as SpaceScreen } from './views/space/SpaceScreen.svelte'
