import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'Mostrar en el proyector',
  'projector.title': 'Únete a {space}',
  'projector.network': 'Usa la misma wifi que este equipo.',
  'projector.scan': 'Escanea esto con la cámara del teléfono.',
  'projector.type': 'O escribe esta dirección en un navegador:',
  'projector.code': 'y pon el código',
  'projector.arrived': 'Quién acaba de entrar',
  'projector.nobody': 'Nadie todavía. Aquí aparecerá quien llegue.',
  'guest.code': 'Código',
  'guest.code.hint': '{host} puede decirte seis cifras. O escanea el código de su pantalla.',
  'guest.refused': 'La invitación no es correcta, está usada o ha caducado. Pide un código nuevo.',
  'guest.waits': 'Demasiados códigos incorrectos. Espera dos minutos e inténtalo otra vez.',
  'guest.entering': 'Pidiendo entrar…'
}
