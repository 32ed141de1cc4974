import type { Translation } from '../words.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.recent': 'Recherches récentes',
  'search.forget': 'Les oublier',
  'search.open': 'Chercher dans les messages',
  'search.title': 'Recherche',
  'search.field': 'Mots, from:nom, in:salon',
  'search.filters': 'Filtres',
  'search.from': 'De',
  'search.in': 'Dans',
  'search.before': 'Avant',
  'search.after': 'Depuis',
  'search.anybody': 'Tout le monde',
  'search.anywhere': 'Tous mes salons',
  'search.begin':
    'Cherche dans tous tes salons. Chaque mot doit y être ; le début du dernier suffit. Mets une expression exacte entre guillemets.',
  'search.none': 'Aucun message ne contient tout cela. Essaie avec moins de mots, ou retire un filtre.',
  'search.found': { one: '{count} message', other: '{count} messages' },
  'search.found.more': {
    one: '{count} message, le plus récent',
    other: 'Les {count} messages les plus récents'
  },
  'search.when': '{day}, {time}',
  'search.busy': 'Recherche…',
  'search.more': 'Plus anciens',
  'search.problem.from': 'Personne ne s’appelle {value} ici.',
  'search.problem.in': 'Tu n’es dans aucun salon nommé {value}.',
  'search.problem.before': '{value} n’est pas un jour. Écris-le ainsi : 2026-12-31.',
  'search.problem.after': '{value} n’est pas un jour. Écris-le ainsi : 2026-12-31.',
  'search.problem.wordless':
    'Il faut un mot, un nombre, un emoji ou un signe comme + ou # pour chercher ; des points, virgules ou tirets seuls ne trouvent rien.',
  'search.problem.refused': 'La recherche a échoué : {reason}'
}
