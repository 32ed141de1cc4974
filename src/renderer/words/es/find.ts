import type { Part } from '../words.ts'
import type { find as english } from '../en/find.ts'

export const find: Part<typeof english> = {
  'find.open': 'Buscar mensajes',
  'find.title': 'Buscar',
  'find.field': 'Palabras, from:nombre, in:sala',
  'find.filters': 'Filtros',
  'find.from': 'De',
  'find.in': 'En',
  'find.before': 'Antes de',
  'find.after': 'Desde',
  'find.anybody': 'Cualquiera',
  'find.anywhere': 'Todas mis salas',
  'find.begin':
    'Busca en todas tus salas. Deben aparecer todas las palabras; de la última basta el comienzo.',
  'find.none': 'Ningún mensaje contiene todo eso. Prueba con menos palabras o quita un filtro.',
  'find.found': { one: '{count} mensaje', other: '{count} mensajes' },
  'find.found.more': { one: 'El mensaje más reciente', other: 'Los {count} mensajes más recientes' },
  'find.when': '{day}, {time}',
  'find.busy': 'Buscando…',
  'find.more': 'Más antiguos',
  'find.problem.from': 'Aquí nadie se llama {value}.',
  'find.problem.in': 'No estás en ninguna sala llamada {value}.',
  'find.problem.before': '{value} no es un día. Escríbelo así: 2026-12-31.',
  'find.problem.after': '{value} no es un día. Escríbelo así: 2026-12-31.',
  'find.problem.wordless':
    'Para buscar hace falta una letra o una cifra; solo con signos o emojis no se encuentra nada.',
  'find.problem.refused': 'La búsqueda falló: {reason}',
  'export.open': 'Guardar una copia',
  'export.title': 'Guardar una copia de {room}',
  'export.text': 'Todo lo de esta sala, desde el principio, en un archivo en este dispositivo.',
  'export.page': 'Una página para leer',
  'export.page.text': 'Se abre en cualquier navegador.',
  'export.lines': 'Registros firmados',
  'export.lines.text': 'JSON Lines con todas las firmas. «parley verify» las comprueba.',
  'export.format': 'En qué formato',
  'export.confirm': 'Guardar',
  'export.progress': '{count} de {total} entradas leídas',
  'export.failed': 'No se pudo leer la sala hasta el principio. No se guardó nada.',
  'export.done': 'Guardado como {file}.',
  'export.exported': 'Guardado el {time}'
}
