import type { Translation } from '../words.ts'
import type { refusal as english } from '../en/refusal.ts'

export const refusal: Translation<typeof english> = {
  'refusal.invalid': 'Eso no se entendió. Revisa lo que escribiste.',
  'refusal.too-large': 'Eso es demasiado largo.',
  'refusal.version': 'El anfitrión y tú tenéis versiones distintas de Parley. Actualizad la más antigua.',
  'refusal.not-entered': 'Aún no estás en este espacio.',
  'refusal.not-in-room': 'No estás en esa sala.',
  'refusal.forbidden': 'Aquí no puedes hacer eso.',
  'refusal.not-found': 'Eso ya no está.',
  'refusal.exists': 'Eso ya existe.',
  'refusal.archived': 'Esta sala está archivada. Ya no se puede escribir en ella.',
  'refusal.clock':
    'El reloj de tu dispositivo va más de un día por delante del del anfitrión. Ponlo en hora e inténtalo otra vez.',
  'refusal.full': 'Ese mensaje ya tiene todas las ediciones o reacciones distintas que puede tener.',
  'refusal.bad-signature':
    'No se pudo demostrar que esto viene de ti. No se cambió nada. Recarga Parley e inténtalo otra vez.',
  'refusal.out-of-order':
    'Este dispositivo y el anfitrión no coinciden en lo último que escribiste. Espera un momento e inténtalo otra vez.',
  'refusal.outdated': 'Esta persona escribió algo en ese mismo momento. Inténtalo otra vez.',
  'refusal.guests-off': 'El anfitrión no admite invitados.',
  'refusal.invitation': 'La invitación está gastada o caducó. Pide un código nuevo.',
  'refusal.removed': 'El anfitrión te quitó de este espacio.',
  'refusal.contested':
    'El anfitrión acaba de reiniciarse y compara sus mensajes. Parley lo vuelve a intentar por sí solo.',
  'refusal.crowded':
    'Este dispositivo está conectado demasiadas veces al espacio. Cierra una de sus pestañas o ventanas.',
  'refusal.too-many': 'Demasiado rápido. Espera un momento e inténtalo otra vez.',
  'refusal.storage': 'El disco está lleno o no se puede escribir en él. Libera espacio e inténtalo otra vez.',
  'refusal.internal': 'Algo se rompió dentro de Parley. Inténtalo otra vez.',
  'refusal.offline': 'No hay conexión con el anfitrión.',
  'refusal.timeout': 'No hubo respuesta a tiempo. Inténtalo otra vez.'
}
