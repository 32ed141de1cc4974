import type { reading as english } from '../en/reading.ts'
import type { Part } from '../words.ts'

export const reading: Part<typeof english> = {
  'message.news': '{name} : {text}',
  'message.more': 'Afficher plus',
  'message.less': 'Afficher moins',
  'room.missing': 'Impossible de récupérer ces messages pour l’instant. {reason}'
}
