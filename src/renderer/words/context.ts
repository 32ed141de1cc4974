import { createContext } from 'svelte'
import type { Words } from './words.ts'

export const [getWords, setWords] = createContext<Words>()
