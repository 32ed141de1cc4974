import type { Translation } from '../words.ts'
import type { refusal as english } from '../en/refusal.ts'

export const refusal: Translation<typeof english> = {
  'refusal.invalid': 'Ce n’est pas compréhensible. Vérifie ce que tu as écrit.',
  'refusal.too-large': 'C’est trop long.',
  'refusal.version': 'L’hôte et toi avez des versions différentes de Parley. Mettez à jour la plus ancienne.',
  'refusal.not-entered': 'Tu n’es pas encore dans cet espace.',
  'refusal.not-in-room': 'Tu n’es pas dans ce salon.',
  'refusal.forbidden': 'Tu ne peux pas faire ça ici.',
  'refusal.not-found': 'Ça n’existe plus.',
  'refusal.exists': 'Ça existe déjà.',
  'refusal.archived': 'Ce salon est archivé. On ne peut plus rien y écrire.',
  'refusal.clock':
    'L’horloge de ton appareil a plus d’un jour d’avance sur celle de l’hôte. Règle-la et réessaie.',
  'refusal.full':
    'Ce message a déjà autant de modifications ou de réactions différentes qu’il peut en avoir.',
  'refusal.bad-signature':
    'Impossible de montrer que cela vient de toi. Rien n’a changé. Recharge Parley et réessaie.',
  'refusal.out-of-order':
    'Cet appareil et l’hôte ne sont pas d’accord sur ton dernier message. Attends un instant et réessaie.',
  'refusal.outdated': 'Cette personne a écrit quelque chose au même moment. Réessaie.',
  'refusal.guests-off': 'L’hôte n’accepte pas d’invités.',
  'refusal.invitation': 'L’invitation a déjà servi ou a expiré. Demande un nouveau code.',
  'refusal.removed': 'L’hôte a fermé cet espace pour toi.',
  'refusal.contested': 'L’hôte vient de redémarrer et compare ses messages. Parley réessaie tout seul.',
  'refusal.crowded':
    'Cet appareil est connecté trop de fois à l’espace. Ferme un de ses onglets ou une de ses fenêtres.',
  'refusal.too-many': 'Trop vite. Attends un instant et réessaie.',
  'refusal.storage': 'Le disque est plein ou ne peut pas être écrit. Libère de la place et réessaie.',
  'refusal.internal': 'Quelque chose a cassé dans Parley. Réessaie.',
  'refusal.offline': 'Il n’y a pas de connexion avec l’hôte.',
  'refusal.timeout': 'Pas de réponse à temps. Réessaie.'
}
