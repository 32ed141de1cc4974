import type { Part } from '../words.ts'
import type { general as english } from '../en/general.ts'

export const general: Part<typeof english> = {
  'app.name': 'Parley',
  'app.gone': 'Parley a été fermé sur cet ordinateur. Relance-le et cette page reprend.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'action.back': 'Retour',
  'action.cancel': 'Annuler',
  'action.close': 'Fermer',
  'action.copy': 'Copier le lien',
  'action.copied': 'Copié',
  'action.save': 'Enregistrer',
  'action.dismiss': 'Masquer',
  'people.count': { one: '{count} personne', other: '{count} personnes' },
  'people.here': { one: '{count} ici maintenant', other: '{count} ici maintenant' },
  'people.title': 'Personnes',
  'people.you': 'toi',
  'people.guest': 'invité',
  'people.guest.hint': 'Ici avec un navigateur',
  'people.unknown': 'Quelqu’un',
  'people.here.state': 'ici',
  'people.away.state': 'en pause',
  'people.gone.state': 'pas ici',
  'people.host': 'hôte',
  'people.write': 'Écrire à {name}',
  'people.more': 'En savoir plus sur {name}',
  'people.remove': 'Retirer de cet espace',
  'people.remove.title': 'Retirer {name} ?',
  'people.remove.text':
    'La connexion de {name} est coupée aussitôt, sans retour possible dans {space}. Ce que {name} a écrit reste.',
  'people.remove.confirm': 'Retirer {name}',
  'theme.system': 'Comme le système',
  'theme.light': 'Clair',
  'theme.dark': 'Sombre',
  'toast.title': 'Messages de Parley'
}
