import type { reading as english } from '../en/reading.ts'
import type { Part } from '../words.ts'

export const reading: Part<typeof english> = {
  'message.news': '{name}: {text}',
  'message.more': 'Mehr anzeigen',
  'message.less': 'Weniger anzeigen',
  'room.missing': 'Diese Nachrichten lassen sich gerade nicht holen. {reason}'
}
