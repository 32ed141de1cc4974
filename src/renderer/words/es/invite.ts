import type { Part } from '../words.ts'
import type { invite as english } from '../en/invite.ts'

export const invite: Part<typeof english> = {
  'invite.title': 'Invitar a gente a {space}',
  'invite.nearby': 'Con Parley',
  'invite.nearby.text': 'Todos en esta red ven {space} en «Cerca de ti». O escriben esta dirección:',
  'invite.guests': 'Con cualquier navegador',
  'invite.off': 'Sin invitados',
  'invite.off.text': 'Solo entra quien tiene Parley.',
  'invite.https': 'Invitados, cifrado',
  'invite.https.text': 'Su navegador les avisa una vez, porque el certificado se hizo aquí.',
  'invite.http': 'Invitados, sin cifrar',
  'invite.http.text': 'Sin avisos, pero todos en esta red pueden leer lo que los invitados leen y escriben.',
  'invite.one': 'Para una persona',
  'invite.group': 'Para un grupo (hasta {count})',
  'invite.uses': 'Para quién es',
  'invite.scan': 'Escanéalo con la cámara del teléfono',
  'invite.qr': 'Código QR del enlace de invitación',
  'invite.link': 'Enlace de invitación',
  'invite.expires': 'Caduca: {time}',
  'invite.left': { one: 'deja entrar a {count} persona', other: 'deja entrar a {count} personas' },
  'invite.fresh': 'Alguien acaba de usar el código. Aquí tienes uno nuevo.',
  'invite.warning': 'El navegador avisará una vez. En los detalles debe aparecer esta huella:',
  'invite.making': 'Creando un código…'
}
