import type { nearby as english } from '../en/nearby.ts'
import type { Part } from '../words.ts'

export const nearby: Part<typeof english> = {
  'nearby.found': {
    one: '{count} espacio cerca',
    many: '{count} espacios cerca',
    other: '{count} espacios cerca'
  },
  'nearby.guests': 'admite invitados',
  'nearby.signal.1': 'Responde despacio',
  'nearby.signal.2': 'Responde bien',
  'nearby.signal.3': 'Responde al instante',
  'nearby.digits':
    'Las seis cifras son para navegadores. Con Parley, elige el espacio en «Cerca de ti» o escribe su dirección.',
  'nearby.unreached': 'Nadie responde ahí. Revisa la dirección y que estés en la misma red.'
}
