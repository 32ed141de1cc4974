import type { reading as english } from '../en/reading.ts'
import type { Part } from '../words.ts'

export const reading: Part<typeof english> = {
  'message.news': '{name}: {text}',
  'message.more': 'Mostrar más',
  'message.less': 'Mostrar menos',
  'room.missing': 'Ahora no se pueden obtener estos mensajes. {reason}'
}
