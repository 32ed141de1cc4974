import type { Loadable } from '../../load-chunk.ts'
import type Menu from './Menu.svelte'

/** A menu is large, and so not in the first chunks. */
export type LoadMenu = () => Loadable<{ Menu: typeof Menu }>
