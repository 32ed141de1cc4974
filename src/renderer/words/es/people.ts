import type { Translation } from '../words.ts'
import type { people as english } from '../en/people.ts'

export const people: Translation<typeof english> = {
  'people.count': { one: '{count} persona', other: '{count} personas' },
  'people.here': { one: '{count} aquí ahora', other: '{count} aquí ahora' },
  'people.here.state': 'aquí',
  'people.alone': 'Solo estás tú',
  'people.title': 'Personas',
  'people.you': 'tú',
  'people.guest': 'invitado',
  'people.guest.hint': 'Entró con un navegador',
  'people.unknown': 'Alguien',
  'people.away.state': 'ausente',
  'people.gone.state': 'sin conexión',
  'people.host': 'anfitrión',
  'people.write': 'Escribir a {name}',
  'people.more': 'Más sobre {name}',
  'people.remove': 'Quitar de este espacio',
  'people.remove.title': '¿Quitar a {name}?',
  'people.remove.text':
    '{name} se desconecta al instante y no puede volver a {space} hasta que le dejes entrar de nuevo. Lo que escribió {name} se queda.',
  'people.remove.confirm': 'Quitar a {name}',
  'people.remove.done': '{name} ya no está en {space}.',
  'people.readmit.confirm': 'Dejar entrar de nuevo a {name}',
  'people.readmit.done': '{name} puede volver a {space}.',
  'people.card': 'Sobre esta persona',
  'people.device': 'Dispositivo',
  'people.mention': 'Mencionar',
  'people.removed': 'ya no está',
  'people.invited': 'Invitados',
  'people.clock.late': 'El reloj de {name} lleva {time} de retraso',
  'people.clock.ahead': 'El reloj de {name} lleva {time} de adelanto',
  'people.clock.mine.late':
    'Tu reloj lleva {time} de retraso. Ponlo en hora en los ajustes de este dispositivo.',
  'people.clock.mine.ahead':
    'Tu reloj lleva {time} de adelanto. Ponlo en hora en los ajustes de este dispositivo.'
}
