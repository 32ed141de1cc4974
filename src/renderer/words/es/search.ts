import type { Translation } from '../words.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.recent': 'Búsquedas recientes',
  'search.forget': 'Olvidarlas',
  'search.open': 'Buscar mensajes',
  'search.title': 'Buscar',
  'search.field': 'Palabras, from:nombre, in:sala',
  'search.filters': 'Filtros',
  'search.from': 'De',
  'search.in': 'En',
  'search.before': 'Antes de',
  'search.after': 'Desde',
  'search.anybody': 'Cualquiera',
  'search.anywhere': 'Todas mis salas',
  'search.begin':
    'Busca en todas tus salas. Deben aparecer todas las palabras; de la última basta el comienzo. Pon una frase exacta entre comillas.',
  'search.none': 'Ningún mensaje contiene todo eso. Prueba con menos palabras o quita un filtro.',
  'search.found': { one: '{count} mensaje', other: '{count} mensajes' },
  'search.found.more': { one: 'El mensaje más reciente', other: 'Los {count} mensajes más recientes' },
  'search.when': '{day}, {time}',
  'search.busy': 'Buscando…',
  'search.more': 'Más antiguos',
  'search.problem.from': 'Aquí nadie se llama {value}.',
  'search.problem.in': 'No estás en ninguna sala llamada {value}.',
  'search.problem.before': '{value} no es un día. Escríbelo así: 2026-12-31.',
  'search.problem.after': '{value} no es un día. Escríbelo así: 2026-12-31.',
  'search.problem.wordless':
    'Para buscar hace falta una palabra, un número, un emoji o un signo como + o #; solo con puntos, comas o guiones no se encuentra nada.',
  'search.problem.refused': 'La búsqueda falló: {reason}'
}
