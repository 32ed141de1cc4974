import { createContext } from 'svelte'
import type { Space } from './space.svelte.ts'

export const [getSpace, setSpace] = createContext<Space>()
