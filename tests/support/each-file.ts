/** Vitest runs this before each file, also where files share a process and with it all other modules. */
import { afterAll } from 'vitest'
import { endShared } from './ending.ts'

afterAll(endShared)
