/** Every decoder of what strangers write. */
import type { Target } from './target.ts'
import { log } from './targets/log.ts'
import { lyingHost } from './targets/lying-host.ts'
import { texts } from './targets/texts.ts'
import { wire } from './targets/wire.ts'

export const targets: readonly Target[] = [...texts, ...log, ...wire, ...lyingHost]
