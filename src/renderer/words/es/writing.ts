/** What helps while writing. */
import type { writing as english } from '../en/writing.ts'
import type { Part } from '../words.ts'

export const writing: Part<typeof english> = {
  'writing.line': 'Nueva línea',
  'writing.last': 'Editar tu último mensaje',
  'writing.mention': 'Mencionar a alguien',
  'writing.emoji': 'Emoji por su nombre',
  'writing.command': 'Comando',
  'writing.formatting': 'Formato',
  'writing.drop': 'Suelta el texto aquí',
  'writing.files': 'Parley aún no puede enviar archivos. Lo que escribiste sigue aquí.',
  'writing.code': 'Ponerlo como bloque de código',
  'format.bold': 'Negrita',
  'format.italic': 'Cursiva',
  'format.strike': 'Tachado',
  'format.code': 'Código',
  'format.block': 'Bloque de código',
  'format.quote': 'Cita',
  'format.list': 'Lista',
  'format.link': 'Enlace',
  'writing.split': { one: 'Enviar como {count} mensaje', other: 'Enviar como {count} mensajes' }
}
