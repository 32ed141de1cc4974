import type { Part } from '../words.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Part<typeof english> = {
  'message.label': '{name}, {time}',
  'message.waiting': 'Enviando',
  'message.sent': 'Enviado',
  'message.failed': 'No se envió: {reason}',
  'message.edited': 'editado',
  'message.deleted': 'Este mensaje se eliminó',
  'message.retry': 'Intentar otra vez',
  'message.discard': 'Descartar',
  'message.write': 'Mensaje para {room}',
  'message.placeholder': 'Escribe a {room}',
  'message.send': 'Enviar',
  'message.toolong': {
    one: 'Sobra {count} byte: {size} de {limit} permitidos.',
    other: 'Sobran {count} bytes: {size} de {limit} permitidos.'
  },
  'message.room': '{size} de {limit} bytes',
  'typing.one': '{name} está escribiendo…',
  'typing.two': '{first} y {second} están escribiendo…',
  'typing.many': { one: '{count} persona está escribiendo…', other: '{count} personas están escribiendo…' }
}
