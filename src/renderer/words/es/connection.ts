import type { Translation } from '../words.ts'
import type { connection as english } from '../en/connection.ts'

export const connection: Translation<typeof english> = {
  'connection.state.connecting': 'conectando',
  'connection.state.lost': 'sin anfitrión',
  'connection.state.refused': 'no te deja entrar',
  'connection.state.violation': 'desconectado por seguridad',
  'connection.state.impostor': 'desconectado por seguridad',
  'connection.offline': 'Este dispositivo no está conectado a ninguna red.',
  'connection.waits': 'Lo que escribas ahora se enviará cuando vuelva el anfitrión.',
  'connection.nobody.title': 'Aún no responde nadie',
  'connection.nobody':
    'No se llega al anfitrión de este espacio. Parley sigue intentándolo y lo abrirá en cuanto pueda.',
  'connection.stay': 'Leer lo que hay',
  'connection.older.title': 'Hay que actualizar Parley',
  'connection.older.host':
    'El anfitrión tiene un Parley más antiguo. Pídele que lo actualice y vuelve luego.',
  'connection.older.member': 'El anfitrión tiene un Parley más nuevo. Actualiza el tuyo y vuelve luego.',
  'connection.removed.title': 'Te han quitado de {space}',
  'connection.removed': 'Quien creó el espacio te ha quitado.',
  'connection.removed.by':
    '{host}, que creó el espacio, te ha quitado. Pregunta a {host} si crees que es un error.',
  'connection.invitation.title': 'Necesitas otra invitación',
  'connection.invitation': 'La invitación está agotada o es demasiado antigua. Pide otra al anfitrión.',
  'connection.guests-off.title': 'Ahora no hay invitados',
  'connection.guests-off':
    'El anfitrión no admite invitados en este momento. Pregúntale. Parley sigue intentándolo y te hará entrar en cuanto pueda.',
  'connection.contested.title': 'El anfitrión tiene una copia más antigua',
  'connection.contested':
    'Todavía no acepta lo más reciente, así que no se le envía nada nuevo. Lo que ves aquí está a salvo en este dispositivo y Parley sigue intentándolo.',
  'connection.crowded.title': 'Abierto demasiadas veces',
  'connection.crowded':
    'Este dispositivo ya tiene este espacio abierto en tantas pestañas o ventanas como permite el anfitrión. Cierra una y esta entrará por sí sola.',
  'connection.full.title': 'Este espacio está lleno',
  'connection.full':
    'El anfitrión no puede recibir a nadie más ahora. Parley sigue intentándolo y entrarás en cuanto alguien salga.',
  'connection.clock.title': 'El reloj de este dispositivo está mal',
  'connection.clock':
    'Va más de un día adelantado al del anfitrión, que por eso no acepta nada de lo que escribe este dispositivo. Pon bien la fecha y la hora y Parley seguirá por sí solo.',
  'connection.refused.title': 'El anfitrión no te deja entrar',
  'connection.connecting': 'Conectando con el anfitrión…',
  'connection.lost': 'El anfitrión no está desde las {time}. Reconectando…',
  'connection.replaced':
    'La otra copia de este equipo no está desde las {time}. Para volver a alojar aquí, cierra el espacio y ábrelo de nuevo.',
  'connection.retry': 'Intentar ahora',
  'connection.closed': 'El anfitrión cerró el espacio ({time}). Vuelve en cuanto vuelva el anfitrión.',
  'connection.violation.title': 'Este anfitrión no es honesto.',
  'connection.violation.forged':
    'Mostró algo que su autor no escribió. Parley lo ha dejado; lo que ves aquí se comprobó antes. Díselo a los demás y habla con el anfitrión en persona.',
  'connection.violation.withheld':
    'Omitió mensajes, cambió su orden o envió algo sin sentido. Parley lo ha dejado; lo que ves aquí se comprobó antes. Díselo a los demás y habla con el anfitrión en persona.',
  'connection.impostor.title': 'Puede que este no sea el anfitrión real.',
  'connection.impostor':
    'Algo responde en nombre de este espacio con una clave que nadie aquí ha visto. Parley no se conecta: quien sea podría leerlo todo y hacerse pasar por el anfitrión. Pregúntale en persona antes de seguir.'
}
