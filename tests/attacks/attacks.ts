import type { Attack } from './attack.ts'
import { answers } from './rows/answers.ts'
import { connections } from './rows/connections.ts'
import { floods } from './rows/floods.ts'
import { http } from './rows/http.ts'
import { merging } from './rows/merging.ts'
import { searches } from './rows/searches.ts'

export const attacks: readonly Attack[] = [
  ...searches,
  ...answers,
  ...floods,
  ...merging,
  ...connections,
  ...http
]
