import type { App } from './app.svelte.ts'

/** What is unread in all my spaces. In the one that is shown, what is muted does not count. */
export function attentionOf({ device, space }: App): { unread: number; mentions: number } {
  const elsewhere = (device?.spaces ?? []).filter((mine) => mine.space !== space?.id)
  const unread = elsewhere.reduce((sum, mine) => sum + mine.unread, space?.rooms.unread ?? 0)
  return { unread, mentions: space?.rooms.mentions ?? 0 }
}
