import { createContext } from 'svelte'
import type { Space } from './space.svelte.ts'

/** The space that is shown, for every view below the one that set it. */
export const [getSpace, setSpace] = createContext<Space>()
