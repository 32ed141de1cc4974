/** What helps while writing. */
import type { writing as english } from '../en/writing.ts'
import type { Part } from '../words.ts'

export const writing: Part<typeof english> = {
  'writing.line': 'Nouvelle ligne',
  'writing.last': 'Modifier ton dernier message',
  'writing.mention': 'Mentionner quelqu’un',
  'writing.emoji': 'Emoji par son nom',
  'writing.command': 'Commande',
  'writing.formatting': 'Mise en forme',
  'writing.drop': 'Dépose le texte ici',
  'writing.files': 'Parley ne peut pas encore envoyer de fichiers. Ton texte est toujours là.',
  'writing.code': 'En faire un bloc de code',
  'format.bold': 'Gras',
  'format.italic': 'Italique',
  'format.strike': 'Barré',
  'format.code': 'Code',
  'format.block': 'Bloc de code',
  'format.quote': 'Citation',
  'format.list': 'Liste',
  'format.link': 'Lien',
  'writing.split': { one: 'Envoyer en {count} message', other: 'Envoyer en {count} messages' }
}
