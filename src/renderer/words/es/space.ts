import type { Translation } from '../words.ts'
import type { space as english } from '../en/space.ts'

export const space: Translation<typeof english> = {
  'space.healed': 'El anfitrión tenía una copia más antigua de {space}. Vuelve a estar completa.',
  'space.healed.here':
    'En este ordenador se repuso una copia más antigua de {space}. Otros la han completado.',
  'space.sidebar.hide': 'Ocultar salas y personas',
  'space.sidebar.show': 'Mostrar salas y personas',
  'space.list.filter': 'Buscar sala o persona',
  'space.list.none': 'No hay nada ni nadie con ese nombre.',
  'space.list.away': 'No están ({count})',
  'space.list.above': {
    one: '{count} sin leer arriba',
    many: '{count} sin leer arriba',
    other: '{count} sin leer arriba'
  },
  'space.list.below': {
    one: '{count} sin leer abajo',
    many: '{count} sin leer abajo',
    other: '{count} sin leer abajo'
  },
  'space.skip': 'Enlaces de salto',
  'space.skip.messages': 'Ir a los mensajes',
  'space.skip.composer': 'Ir a escribir',
  'space.menu': 'Menú de {space}',
  'space.close': 'Cerrar el espacio',
  'space.close.done': '{space} está cerrado en este dispositivo.',
  'space.closed': '{space} se ha cerrado en otra ventana.',
  'space.stop': 'Cerrar para todos',
  'space.stop.title': '¿Cerrar {space} para todos?',
  'space.stop.text':
    'Todos se desconectan hasta que lo abras de nuevo. Todo lo escrito se queda en este dispositivo.',
  'space.stop.confirm': 'Cerrar para todos',
  'space.rename': 'Cambiar el nombre del espacio',
  'space.rename.title': 'Cambiar el nombre de {space}',
  'space.read': 'Marcar todo como leído',
  'space.read.done': 'Todas las salas están marcadas como leídas.',
  'space.home': 'Todos los espacios',
  'space.invite': 'Invitar a gente',
  'space.rooms': 'Salas',
  'space.direct': 'Mensajes directos',
  'space.more': 'Más salas',
  'space.archived': 'Archivadas',
  'space.nav': 'Salas y personas',
  'space.opening': 'Abriendo…',
  'space.me': 'Eres {name}'
}
