/** In simulated spaces another desktop may host, too: only then do logs of several hosts meet. */
import type { MayAlsoHost } from '#shared/log/space-state.ts'

export const isDesktop: MayAlsoHost = ({ guest, removed }) => !guest && !removed
