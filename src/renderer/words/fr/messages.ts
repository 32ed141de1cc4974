import type { Part } from '../words.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Part<typeof english> = {
  'message.label': '{name}, {time}',
  'message.waiting': 'Envoi en cours',
  'message.sent': 'Envoyé',
  'message.failed': 'Pas envoyé : {reason}',
  'message.edited': 'modifié',
  'message.deleted': 'Ce message a été supprimé',
  'message.retry': 'Réessayer',
  'message.discard': 'Abandonner',
  'message.write': 'Message dans {room}',
  'message.placeholder': 'Écrire à {room}',
  'message.send': 'Envoyer',
  'message.toolong': {
    one: 'Trop long de {count} octet : {size} sur {limit} autorisés.',
    other: 'Trop long de {count} octets : {size} sur {limit} autorisés.'
  },
  'message.room': '{size} octets sur {limit}',
  'typing.one': '{name} écrit…',
  'typing.two': '{first} et {second} écrivent…',
  'typing.many': { one: '{count} personne écrit…', other: '{count} personnes écrivent…' }
}
