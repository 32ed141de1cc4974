import type { Part } from '../words.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Part<typeof english> = {
  'message.label': '{name}, {time}',
  'message.waiting': 'Wird gesendet',
  'message.sent': 'Gesendet',
  'message.failed': 'Nicht gesendet: {reason}',
  'message.edited': 'bearbeitet',
  'message.deleted': 'Diese Nachricht wurde gelöscht',
  'message.retry': 'Noch einmal versuchen',
  'message.discard': 'Verwerfen',
  'message.write': 'Nachricht an {room}',
  'message.placeholder': 'Nachricht an {room}',
  'message.send': 'Senden',
  'message.toolong': {
    one: '{count} Byte zu lang: {size} von {limit} erlaubten.',
    other: '{count} Bytes zu lang: {size} von {limit} erlaubten.'
  },
  'message.room': '{size} von {limit} Bytes',
  'typing.one': '{name} schreibt …',
  'typing.two': '{first} und {second} schreiben …',
  'typing.many': { one: '{count} Person schreibt …', other: '{count} Personen schreiben …' }
}
