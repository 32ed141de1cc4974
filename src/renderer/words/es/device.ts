import type { Part } from '../words.ts'
import type { device as english } from '../en/device.ts'

export const device: Part<typeof english> = {
  'notify.text': 'Parley puede avisarte de las novedades del espacio abierto aquí mientras miras otra cosa.',
  'notify.level': 'Avísame de',
  'notify.off': 'Nada',
  'notify.off.text': 'Los contadores siguen mostrando lo no leído.',
  'notify.mentions': 'Menciones y mensajes directos',
  'notify.mentions.text': 'Cuando alguien te nombra o te escribe solo a ti.',
  'notify.all': 'Todo',
  'notify.all.text': 'Cada mensaje de las salas que no has silenciado.',
  'notify.never': 'Nunca de la sala que estás mirando ni de las que has silenciado.',
  'notify.denied':
    'Este navegador no deja mostrar notificaciones. Permítelas para esta página en sus ajustes y vuelve.',
  'notify.unsupported':
    'Este navegador no puede mostrar notificaciones de esta página. El título de la pestaña cuenta las novedades.',
  'notify.title': '{name} en {room}',
  'trust.device': 'Este dispositivo',
  'trust.device.text':
    'Un nombre se puede tomar prestado; esto no: representa la clave que firma todo lo que escribes.',
  'trust.copy': 'Copiar identificador',
  'trust.spaces': 'Quién tiene abiertos tus espacios',
  'trust.spaces.text':
    'Se confía en el primer encuentro con un anfitrión. Desde entonces, Parley se detiene si responde otra clave.',
  'trust.spaces.host': 'Lo tiene abierto {name}',
  'trust.spaces.me': 'Lo tienes abierto tú',
  'trust.spaces.none': 'Ninguno de tus espacios está abierto cerca ahora mismo.',
  'trust.how': 'Qué está protegido',
  'trust.how.desktop': 'Lo que viaja entre equipos va cifrado y ligado a la clave del anfitrión.',
  'trust.how.https':
    'Lo que viaja entre esta página y el anfitrión va cifrado. Que sea el anfitrión correcto solo lo dice la huella en su pantalla.',
  'trust.how.http':
    'Esta página no va cifrada: otros en esta red podrían leerla. El anfitrión lo ha elegido así.',
  'trust.how.signed':
    'Cada mensaje lo firma su autor: ni el anfitrión puede cambiarlo sin que se note. Sí puede leer lo que se escribe en su espacio.',
  'network.addresses': 'Los demás te encuentran en',
  'network.addresses.none': 'Sin conexión a ninguna red.',
  'network.interfaces': 'Conexiones',
  'network.kind.wifi': 'Wi-Fi',
  'network.kind.wired': 'Cable',
  'network.kind.virtual': 'Virtual',
  'network.kind.vpn': 'VPN',
  'network.kind.loopback': 'Este dispositivo',
  'network.use.yes': 'En uso',
  'network.use.last': 'Se usa si no hay otra vía',
  'network.why.virtual': 'No se usa: lleva a programas de este dispositivo, no a personas',
  'network.why.vpn': 'No se usa: una VPN lleva fuera de esta red',
  'network.why.self-assigned': 'No se usa: la red no le dio dirección',
  'network.why.loopback': 'No se usa: no sale de este dispositivo',
  'network.why.no-ipv4': 'No se usa: no tiene dirección IPv4',
  'network.why.not-chosen': 'No se usa: Parley se inició para otras',
  'network.hosting': 'Abierto aquí',
  'network.hosting.none': 'Ahora no tienes ningún espacio abierto.',
  'network.port': 'Puerto {port}',
  'network.trouble': 'Último problema',
  'network.loading': 'Mirando la red…',
  'storage.text': 'Tus espacios son archivos en {folder}.',
  'storage.free': '{size} libres en este disco',
  'storage.events': { one: '{count} entrada', many: '{count} entradas', other: '{count} entradas' },
  'storage.about': '{size} · {events}',
  'storage.unreadable': '{size} · no se puede leer',
  'storage.forget': 'Quitar',
  'storage.forget.name': 'Quitar {space} de este dispositivo',
  'storage.forget.title': '¿Quitar {space} de este dispositivo?',
  'storage.forget.text':
    'Todo lo que hay de él en este dispositivo se borra para siempre. Los demás conservan sus copias.',
  'storage.forget.hosting':
    'Lo tienes abierto tú: todos se desconectan y todo lo que hay de él en este dispositivo se borra para siempre. Sin una copia en otro equipo, se pierde para todos.',
  'storage.forget.confirm': 'Quitar para siempre',
  'storage.none': 'Aún no hay espacios.',
  'storage.loading': 'Midiendo…',
  'kept.text':
    'Tu nombre y tu clave para este espacio, lo que has escrito sin enviar y estos ajustes. Los mensajes se quedan con el anfitrión.',
  'kept.title': 'Este navegador guarda',
  'kept.forget': 'Olvidar todo aquí',
  'kept.forget.title': '¿Olvidar todo en este navegador?',
  'kept.forget.text':
    'Te vas, y para volver necesitas una invitación y serás alguien nuevo. Lo que escribiste se queda, pero ya no podrás cambiarlo.'
}
