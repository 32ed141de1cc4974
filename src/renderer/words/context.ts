import { createContext } from 'svelte'
import type { Words } from './words.ts'

/** The words of the person's language, for every view below the one that set them. */
export const [getWords, setWords] = createContext<Words>()
