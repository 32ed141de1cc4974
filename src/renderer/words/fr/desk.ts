import type { desk as english } from '../en/desk.ts'
import type { Part } from '../words.ts'

export const desk: Part<typeof english> = {
  'desk.title': 'Hébergement',
  'desk.well': 'Tout va bien',
  'desk.strained': 'Cet appareil est très sollicité',
  'desk.since': 'Ouvert depuis {span}',
  'desk.device': 'avec Parley',
  'desk.load': 'Charge',
  'desk.connections': 'Connectés',
  'desk.events': 'Messages par seconde',
  'desk.bytes': 'Envoyé',
  'desk.persecond': '{size}/s',
  'desk.cpu': 'Processeur',
  'desk.memory': 'Mémoire',
  'desk.storage': 'Gardé sur cet appareil',
  'desk.stored': {
    one: '{size} · {count} entrée',
    many: '{size} · {count} entrées',
    other: '{size} · {count} entrées'
  },
  'desk.addresses': 'Adresses'
}
