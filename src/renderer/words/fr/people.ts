import type { Translation } from '../words.ts'
import type { people as english } from '../en/people.ts'

export const people: Translation<typeof english> = {
  'people.count': { one: '{count} personne', other: '{count} personnes' },
  'people.here': { one: '{count} ici maintenant', other: '{count} ici maintenant' },
  'people.here.state': 'ici',
  'people.alone': 'Il n’y a que toi ici',
  'people.title': 'Personnes',
  'people.you': 'toi',
  'people.guest': 'invité',
  'people.guest.hint': 'Ici avec un navigateur',
  'people.unknown': 'Quelqu’un',
  'people.away.state': 'en pause',
  'people.gone.state': 'hors ligne',
  'people.host': 'hôte',
  'people.write': 'Écrire à {name}',
  'people.more': 'En savoir plus sur {name}',
  'people.remove': 'Retirer de cet espace',
  'people.remove.title': 'Retirer {name} ?',
  'people.remove.text':
    'La connexion de {name} est coupée aussitôt, sans retour possible dans {space} tant que tu ne l’y autorises pas. Ce que {name} a écrit reste.',
  'people.remove.confirm': 'Retirer {name}',
  'people.remove.done': '{name} n’a plus accès à {space}.',
  'people.readmit.confirm': 'Laisser revenir {name}',
  'people.readmit.done': '{name} peut revenir dans {space}.',
  'people.card': 'À propos de cette personne',
  'people.device': 'Appareil',
  'people.mention': 'Mentionner',
  'people.removed': 'plus membre',
  'people.invited': 'Invités',
  'people.clock.late': 'L’horloge de {name} a {time} de retard',
  'people.clock.ahead': 'L’horloge de {name} a {time} d’avance',
  'people.clock.mine.late':
    'Votre horloge a {time} de retard. Mettez-la à l’heure dans les réglages de cet appareil.',
  'people.clock.mine.ahead':
    'Votre horloge a {time} d’avance. Mettez-la à l’heure dans les réglages de cet appareil.'
}
