import type { Translation } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Translation<typeof english> = {
  'app.name': 'Parley',
  'app.unsaved':
    'Este navegador no puede guardar nada aquí. Los nombres, borradores y ajustes duran hasta que cierres esta página.',
  'app.gone.stopped': 'Parley se cerró en este equipo. Ábrelo de nuevo y esta página seguirá donde estaba.',
  'app.gone.unknown':
    'Esta página es de un inicio anterior de Parley. Abre la dirección que Parley muestra ahora: puedes pegarla en esta pestaña.',
  'app.link.title': '¿Abrir este enlace?',
  'app.link.text':
    'Es otra invitación. Sales de {space} aquí; los mensajes en espera se envían cuando vuelvas.',
  'app.link.confirm': 'Abrir enlace',
  'app.loading': 'Cargando…',
  'app.loading.failed': 'No se pudo cargar esta parte.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': 'Volver',
  'app.cancel': 'Cancelar',
  'app.again': 'Intentar otra vez',
  'app.close': 'Cerrar',
  'app.copy': 'Copiar enlace',
  'app.copied': 'Copiado',
  'app.save': 'Guardar',
  'app.saved': 'Guardado.',
  'app.waits': 'Esperando al anfitrión…',
  'app.undo': 'Deshacer',
  'app.undo.late': 'No se ha deshecho: alguien lo ha cambiado después.',
  'app.open': 'Abrir',
  'app.update': 'Hay una versión nueva de Parley.',
  'app.reload': 'Recargar',
  'app.updated': 'Parley se ha actualizado.',
  'app.dismiss': 'Descartar',
  'app.toasts': 'Avisos de Parley',
  'app.time.unknown': 'hora desconocida',
  'app.broken.message': 'Este mensaje no se puede mostrar.',
  'app.broken.view': 'Esto no se puede mostrar.',
  'app.broken.copy': 'Copiar identificador',
  'app.broken.copy.error': 'Copiar el error',
  'app.error': 'Algo salió mal en Parley. Si algo deja de funcionar, vuelve a cargarlo.',
  'app.problem.discovery': 'Parley no puede mirar en esta red: {detail}',
  'app.problem.storage': 'Parley no puede escribir en el disco: {detail}',
  'app.problem.host': 'El espacio dejó de funcionar aquí: {detail}',
  'app.problem.replaced':
    'Otra copia de este equipo aloja ahora «{detail}». Este es miembro, para que el espacio no se divida.'
}
