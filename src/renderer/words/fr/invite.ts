import type { Part } from '../words.ts'
import type { invite as english } from '../en/invite.ts'

export const invite: Part<typeof english> = {
  'invite.title': 'Inviter du monde dans {space}',
  'invite.nearby': 'Avec Parley',
  'invite.nearby.text':
    'Tout le monde sur ce réseau voit {space} sous « À proximité ». Ou bien on saisit cette adresse :',
  'invite.guests': 'Avec n’importe quel navigateur',
  'invite.off': 'Pas d’invités',
  'invite.off.text': 'Il faut avoir Parley pour entrer.',
  'invite.https': 'Invités, chiffré',
  'invite.https.text': 'Leur navigateur les avertit une fois, car le certificat a été fait ici.',
  'invite.http': 'Invités, non chiffré',
  'invite.http.text':
    'Pas d’avertissement, mais tout le monde sur ce réseau peut lire ce que les invités lisent et écrivent.',
  'invite.one': 'Pour une personne',
  'invite.group': 'Pour un groupe ({count} max.)',
  'invite.uses': 'Pour qui',
  'invite.scan': 'À scanner avec un téléphone',
  'invite.qr': 'Code QR du lien d’invitation',
  'invite.link': 'Lien d’invitation',
  'invite.expires': 'Valable jusqu’à {time}',
  'invite.left': { one: 'laisse entrer {count} personne', other: 'laisse entrer {count} personnes' },
  'invite.fresh': 'Le code vient de servir. En voici un nouveau.',
  'invite.warning': 'Le navigateur avertira une fois. Ses détails doivent montrer cette empreinte :',
  'invite.making': 'Création d’un code…'
}
