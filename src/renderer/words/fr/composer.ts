import type { Translation } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Translation<typeof english> = {
  'composer.suggestions': 'Suggestions',
  'composer.label': 'Message dans {room}',
  'composer.placeholder': 'Écrire à {room}',
  'composer.send': 'Envoyer',
  'composer.toolong': {
    one: 'Trop long de {count} octet : {size} sur {limit} autorisés.',
    other: 'Trop long de {count} octets : {size} sur {limit} autorisés.'
  },
  'composer.size': '{size} octets sur {limit}',
  'composer.typing.one': '{name} écrit…',
  'composer.typing.two': '{first} et {second} écrivent…',
  'composer.typing.many': { one: '{count} personne écrit…', other: '{count} personnes écrivent…' },
  'composer.line': 'Nouvelle ligne',
  'composer.last': 'Modifier ton dernier message',
  'composer.mention': 'Mentionner quelqu’un',
  'composer.everyone': 'tous',
  'composer.everyone.count': { one: 'Avertit {count} personne', other: 'Avertit {count} personnes' },
  'composer.emoji': 'Emoji par son nom',
  'composer.command': 'Commande',
  'composer.formatting': 'Mise en forme',
  'composer.drop': 'Dépose le texte ici',
  'composer.files': 'Parley ne peut pas encore envoyer de fichiers. Ton texte est toujours là.',
  'composer.code': 'En faire un bloc de code',
  'composer.format.bold': 'Gras',
  'composer.format.italic': 'Italique',
  'composer.format.strike': 'Barré',
  'composer.format.code': 'Code',
  'composer.format.block': 'Bloc de code',
  'composer.format.quote': 'Citation',
  'composer.format.list': 'Liste',
  'composer.format.link': 'Lien',
  'composer.split': { one: 'Envoyer en {count} message', other: 'Envoyer en {count} messages' }
}
