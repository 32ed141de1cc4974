import type { Translation } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Translation<typeof english> = {
  'composer.suggestions': 'Sugerencias',
  'composer.label': 'Mensaje para {room}',
  'composer.placeholder': 'Escribe a {room}',
  'composer.send': 'Enviar',
  'composer.toolong': {
    one: 'Sobra {count} byte: {size} de {limit} permitidos.',
    other: 'Sobran {count} bytes: {size} de {limit} permitidos.'
  },
  'composer.size': '{size} de {limit} bytes',
  'composer.typing.one': '{name} está escribiendo…',
  'composer.typing.two': '{first} y {second} están escribiendo…',
  'composer.typing.many': {
    one: '{count} persona está escribiendo…',
    other: '{count} personas están escribiendo…'
  },
  'composer.line': 'Nueva línea',
  'composer.last': 'Editar tu último mensaje',
  'composer.mention': 'Mencionar a alguien',
  'composer.everyone': 'todos',
  'composer.everyone.count': { one: 'Avisa a {count} persona', other: 'Avisa a {count} personas' },
  'composer.emoji': 'Emoji por su nombre',
  'composer.command': 'Comando',
  'composer.formatting': 'Formato',
  'composer.drop': 'Suelta el texto aquí',
  'composer.files': 'Parley aún no puede enviar archivos. Lo que escribiste sigue aquí.',
  'composer.code': 'Ponerlo como bloque de código',
  'composer.format.bold': 'Negrita',
  'composer.format.italic': 'Cursiva',
  'composer.format.strike': 'Tachado',
  'composer.format.code': 'Código',
  'composer.format.block': 'Bloque de código',
  'composer.format.quote': 'Cita',
  'composer.format.list': 'Lista',
  'composer.format.link': 'Enlace',
  'composer.split': { one: 'Enviar como {count} mensaje', other: 'Enviar como {count} mensajes' }
}
