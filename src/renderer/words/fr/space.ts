import type { Translation } from '../words.ts'
import type { space as english } from '../en/space.ts'

export const space: Translation<typeof english> = {
  'space.healed': 'L’hôte avait une copie plus ancienne de {space}. Elle est de nouveau complète.',
  'space.healed.here':
    'Une copie plus ancienne de {space} a été remise sur cet ordinateur. D’autres l’ont complétée.',
  'space.sidebar.hide': 'Masquer salons et personnes',
  'space.sidebar.show': 'Afficher salons et personnes',
  'space.list.filter': 'Trouver un salon ou quelqu’un',
  'space.list.none': 'Rien ni personne ne s’appelle ainsi.',
  'space.list.away': 'Absents ({count})',
  'space.list.above': {
    one: '{count} non lu plus haut',
    many: '{count} non lus plus haut',
    other: '{count} non lus plus haut'
  },
  'space.list.below': {
    one: '{count} non lu plus bas',
    many: '{count} non lus plus bas',
    other: '{count} non lus plus bas'
  },
  'space.skip': 'Liens d’évitement',
  'space.skip.messages': 'Aller aux messages',
  'space.skip.composer': 'Aller à l’écriture',
  'space.menu': 'Menu de {space}',
  'space.close': 'Fermer l’espace',
  'space.close.done': '{space} est fermé sur cet appareil.',
  'space.closed': '{space} a été fermé dans une autre fenêtre.',
  'space.stop': 'Fermer pour tous',
  'space.stop.title': 'Fermer {space} pour tous ?',
  'space.stop.text':
    'Tout le monde est déconnecté jusqu’à la réouverture. Tout ce qui a été écrit reste sur cet appareil.',
  'space.stop.confirm': 'Fermer pour tous',
  'space.rename': 'Renommer l’espace',
  'space.rename.title': 'Renommer {space}',
  'space.read': 'Tout marquer comme lu',
  'space.read.done': 'Tous les salons sont marqués comme lus.',
  'space.home': 'Tous les espaces',
  'space.invite': 'Inviter du monde',
  'space.rooms': 'Salons',
  'space.direct': 'Messages directs',
  'space.more': 'Autres salons',
  'space.archived': 'Archivés',
  'space.nav': 'Salons et personnes',
  'space.opening': 'Ouverture…',
  'space.me': 'Tu es {name}'
}
