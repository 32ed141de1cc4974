import type { Translation } from '../words.ts'
import type { switcher as english } from '../en/switcher.ts'

export const switcher: Translation<typeof english> = {
  'switcher.title': 'Ir a una sala, una persona o un mensaje',
  'switcher.field': '¿Adónde?',
  'switcher.unread': 'Sin leer',
  'switcher.recent': 'Recientes',
  'switcher.spaces': 'Espacios',
  'switcher.some': '{count} de {total}',
  'switcher.messages': 'Mensajes',
  'switcher.commands': 'Comandos',
  'switcher.linked': 'Ir a este mensaje',
  'switcher.results': 'Destinos',
  'switcher.none': 'Aquí nada se llama así. Prueba con menos letras.',
  'switcher.busy': 'Buscando en los mensajes…',
  'switcher.count': { one: '{count} resultado', other: '{count} resultados' }
}
