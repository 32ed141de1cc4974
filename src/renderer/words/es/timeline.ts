import type { Translation } from '../words.ts'
import type { timeline as english } from '../en/timeline.ts'

export const timeline: Translation<typeof english> = {
  'timeline.past': 'Estás leyendo mensajes anteriores.',
  'timeline.mentions': { one: '{count} mención a ti', other: '{count} menciones a ti' },
  'timeline.news': '{name}: {text}',
  'timeline.missing': 'Ahora no se pueden obtener estos mensajes. {reason}',
  'timeline.title': 'Mensajes en {room}',
  'timeline.begin': 'Aquí empieza {room}.',
  'timeline.begin.direct': 'Esto queda entre {name} y tú.',
  'timeline.begin.action': 'Escribe abajo el primer mensaje.',
  'timeline.begin.invite': '{space} está abierto. Ahora trae a los demás',
  'timeline.begin.guests':
    'Los teléfonos y los demás escanean un código. Tú decides si pueden entrar invitados.',
  'timeline.begin.guests.action': 'Dejar entrar invitados',
  'timeline.loading': 'Cargando mensajes…',
  'timeline.latest': 'Mensajes más recientes',
  'timeline.latest.count': { one: '{count} mensaje nuevo', other: '{count} mensajes nuevos' },
  'timeline.unread': 'Nuevos',
  'timeline.notice.created': '{name} abrió esta sala',
  'timeline.notice.joined': '{name} se unió · {people}',
  'timeline.notice.joined.many': '{names} se unieron · {people}',
  'timeline.notice.others': { one: '{count} persona más', other: '{count} personas más' },
  'timeline.notice.left': '{name} se fue · {people}',
  'timeline.notice.invited': '{name} invitó a alguien',
  'timeline.notice.pinned': '{name} fijó un mensaje',
  'timeline.notice.unpinned': '{name} dejó de fijar un mensaje',
  'timeline.notice.described.name': '{name} cambió el nombre de la sala a {room}',
  'timeline.notice.described.topic': '{name} cambió el tema a {topic}',
  'timeline.notice.described.removed': '{name} quitó el tema',
  'timeline.notice.described.all': '{name} describió la sala de nuevo: {description}'
}
