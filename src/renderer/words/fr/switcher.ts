import type { Translation } from '../words.ts'
import type { switcher as english } from '../en/switcher.ts'

export const switcher: Translation<typeof english> = {
  'switcher.title': 'Aller à un salon, une personne ou un message',
  'switcher.field': 'Où vas-tu ?',
  'switcher.unread': 'Non lus',
  'switcher.recent': 'Récents',
  'switcher.spaces': 'Espaces',
  'switcher.some': '{count} sur {total}',
  'switcher.messages': 'Messages',
  'switcher.commands': 'Commandes',
  'switcher.linked': 'Aller à ce message',
  'switcher.results': 'Destinations',
  'switcher.none': 'Rien ne s’appelle ainsi. Essaie avec moins de lettres.',
  'switcher.busy': 'Recherche dans les messages…',
  'switcher.count': { one: '{count} résultat', other: '{count} résultats' }
}
