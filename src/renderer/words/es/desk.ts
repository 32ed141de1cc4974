import type { desk as english } from '../en/desk.ts'
import type { Part } from '../words.ts'

export const desk: Part<typeof english> = {
  'desk.title': 'Tu espacio abierto',
  'desk.well': 'Todo va bien',
  'desk.strained': 'Este dispositivo va muy cargado',
  'desk.since': 'Abierto desde hace {span}',
  'desk.device': 'con Parley',
  'desk.load': 'Carga',
  'desk.connections': 'Conectados',
  'desk.events': 'Mensajes por segundo',
  'desk.bytes': 'Enviado',
  'desk.persecond': '{size}/s',
  'desk.cpu': 'Procesador',
  'desk.memory': 'Memoria',
  'desk.storage': 'Guardado en este dispositivo',
  'desk.stored': {
    one: '{size} · {count} entrada',
    many: '{size} · {count} entradas',
    other: '{size} · {count} entradas'
  },
  'desk.addresses': 'Direcciones'
}
