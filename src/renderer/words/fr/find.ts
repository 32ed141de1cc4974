import type { Part } from '../words.ts'
import type { find as english } from '../en/find.ts'

export const find: Part<typeof english> = {
  'find.open': 'Chercher dans les messages',
  'find.title': 'Recherche',
  'find.field': 'Mots, from:nom, in:salon',
  'find.filters': 'Filtres',
  'find.from': 'De',
  'find.in': 'Dans',
  'find.before': 'Avant',
  'find.after': 'Depuis',
  'find.anybody': 'Tout le monde',
  'find.anywhere': 'Tous mes salons',
  'find.begin': 'Cherche dans tous tes salons. Chaque mot doit y être ; le début du dernier suffit.',
  'find.none': 'Aucun message ne contient tout cela. Essaie avec moins de mots, ou retire un filtre.',
  'find.found': { one: '{count} message', other: '{count} messages' },
  'find.found.more': {
    one: '{count} message, le plus récent',
    other: 'Les {count} messages les plus récents'
  },
  'find.when': '{day}, {time}',
  'find.busy': 'Recherche…',
  'find.more': 'Plus anciens',
  'find.problem.from': 'Personne ne s’appelle {value} ici.',
  'find.problem.in': 'Tu n’es dans aucun salon nommé {value}.',
  'find.problem.before': '{value} n’est pas un jour. Écris-le ainsi : 2026-12-31.',
  'find.problem.after': '{value} n’est pas un jour. Écris-le ainsi : 2026-12-31.',
  'find.problem.wordless':
    'Il faut une lettre ou un chiffre pour chercher ; des signes ou des emoji seuls ne trouvent rien.',
  'find.problem.refused': 'La recherche a échoué : {reason}',
  'export.open': 'Enregistrer une copie',
  'export.title': 'Enregistrer une copie de {room}',
  'export.text': 'Tout ce salon, depuis son début, dans un fichier sur cet appareil.',
  'export.page': 'Une page à lire',
  'export.page.text': 'S’ouvre dans n’importe quel navigateur.',
  'export.lines': 'Entrées signées',
  'export.lines.text': 'JSON Lines, avec chaque signature. « parley verify » les vérifie.',
  'export.format': 'Sous quelle forme',
  'export.confirm': 'Enregistrer',
  'export.progress': '{count} entrées lues sur {total}',
  'export.failed': 'Le salon n’a pas pu être lu jusqu’à son début. Rien n’a été enregistré.',
  'export.done': 'Enregistré sous {file}.',
  'export.exported': 'Enregistré le {time}'
}
