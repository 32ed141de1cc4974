import type { room as english } from '../en/room.ts'
import type { Part } from '../words.ts'

export const room: Part<typeof english> = {
  'room.about': 'Sobre esta sala',
  'room.count': '{count}',
  'room.gone': '{room} ya no está abierta para ti.',
  'room.invited': 'invitación',
  'room.muted': 'silenciada',
  'room.join.invited.only': 'Solo ven esta sala quienes fueron invitados.',
  'panel.room': 'Sobre',
  'panel.people': 'Personas',
  'panel.pins': 'Fijados',
  'panel.people.offline': 'Solo el anfitrión sabe quién está en esta sala, y ahora no está.',
  'topic.title': 'Tema',
  'topic.none': 'Nadie ha dicho aún de qué va esta sala.',
  'topic.edit': 'Cambiar nombre o tema',
  'mute.on': 'Silenciar',
  'mute.off': 'Dejar de silenciar',
  'mute.is': 'Aquí solo cuenta lo que te menciona.',
  'mute.is.not': 'Cuentan todos los mensajes.',
  'people.card': 'Sobre esta persona',
  'people.device': 'Dispositivo',
  'people.mention': 'Mencionar',
  'people.removed': 'ya no está',
  'sidebar.hide': 'Ocultar salas y personas',
  'sidebar.show': 'Mostrar salas y personas',
  'list.filter': 'Buscar sala o persona',
  'list.none': 'No hay nada ni nadie con ese nombre.',
  'list.away': 'No están ({count})',
  'list.above': {
    one: '{count} sin leer arriba',
    many: '{count} sin leer arriba',
    other: '{count} sin leer arriba'
  },
  'list.below': {
    one: '{count} sin leer abajo',
    many: '{count} sin leer abajo',
    other: '{count} sin leer abajo'
  },
  'skip.messages': 'Ir a los mensajes',
  'skip.composer': 'Ir a escribir',
  'link.state.connecting': 'conectando',
  'link.state.lost': 'sin anfitrión',
  'link.state.refused': 'no te deja entrar',
  'link.state.breach': 'salida por seguridad',
  'link.state.impostor': 'detenido por seguridad',
  'link.offline': 'Este dispositivo no está conectado a ninguna red.',
  'link.waits': 'Lo que escribas ahora se enviará cuando vuelva el anfitrión.',
  'link.nobody.title': 'Aún no responde nadie',
  'link.nobody':
    'No se llega al anfitrión de este espacio. Parley sigue intentándolo y lo abrirá en cuanto pueda.',
  'link.stay': 'Leer lo que hay',
  'link.older.title': 'Hay que actualizar Parley',
  'link.removed.title': 'Te han quitado de {space}',
  'link.removed': 'Quien creó el espacio te ha quitado. Aún puedes leer lo que hay en este dispositivo.',
  'link.invitation.title': 'Necesitas otra invitación',
  'link.invitation': 'La invitación está agotada o es demasiado antigua. Pide otra al anfitrión.',
  'link.guests-off.title': 'Ahora no hay invitados',
  'link.guests-off':
    'El anfitrión no admite invitados en este momento. Pregúntale. Parley sigue intentándolo y te hará entrar en cuanto pueda.',
  'link.crowded.title': 'Abierto demasiadas veces',
  'link.crowded':
    'Este dispositivo ya tiene este espacio abierto en tantas pestañas o ventanas como permite el anfitrión. Cierra una y esta entrará por sí sola.',
  'link.clock.title': 'El reloj de este dispositivo está mal',
  'link.clock':
    'Va más de un día adelantado al del anfitrión, que por eso no acepta nada de lo que escribe este dispositivo. Pon bien la fecha y la hora y Parley seguirá por sí solo.',
  'link.refused.title': 'El anfitrión no te deja entrar'
}
