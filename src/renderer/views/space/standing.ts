import type { Space } from '../../state/space/space.svelte.ts'

/** Whether there is a space to be shown: not before its host has shown it, and not to somebody who was removed. */
export function standing({ ready, link }: Space): 'inside' | 'outside' {
  if (!ready) return 'outside'
  return link.state === 'refused' && link.code === 'removed' ? 'outside' : 'inside'
}
