/** The room, and what other chunks share with it. */
export { default as SpaceScreen } from './views/space/SpaceScreen.svelte'
