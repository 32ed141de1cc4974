import type { Part } from '../words.ts'
import type { general as english } from '../en/general.ts'

export const general: Part<typeof english> = {
  'app.name': 'Parley',
  'app.gone': 'Parley se cerró en este equipo. Ábrelo de nuevo y esta página seguirá donde estaba.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'action.back': 'Volver',
  'action.cancel': 'Cancelar',
  'action.close': 'Cerrar',
  'action.copy': 'Copiar enlace',
  'action.copied': 'Copiado',
  'action.save': 'Guardar',
  'action.dismiss': 'Descartar',
  'people.count': { one: '{count} persona', other: '{count} personas' },
  'people.here': { one: '{count} aquí ahora', other: '{count} aquí ahora' },
  'people.title': 'Personas',
  'people.you': 'tú',
  'people.guest': 'invitado',
  'people.guest.hint': 'Entró con un navegador',
  'people.unknown': 'Alguien',
  'people.here.state': 'aquí',
  'people.away.state': 'ausente',
  'people.gone.state': 'no está aquí',
  'people.host': 'anfitrión',
  'people.write': 'Escribir a {name}',
  'people.more': 'Más sobre {name}',
  'people.remove': 'Quitar de este espacio',
  'people.remove.title': '¿Quitar a {name}?',
  'people.remove.text':
    '{name} se desconecta al instante y no puede volver a {space}. Lo que escribió {name} se queda.',
  'people.remove.confirm': 'Quitar a {name}',
  'theme.system': 'Como el sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Oscuro',
  'toast.title': 'Avisos de Parley'
}
