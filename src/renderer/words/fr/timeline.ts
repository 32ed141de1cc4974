import type { Translation } from '../words.ts'
import type { timeline as english } from '../en/timeline.ts'

export const timeline: Translation<typeof english> = {
  'timeline.past': 'Tu lis des messages plus anciens.',
  'timeline.mentions': { one: '{count} mention de toi', other: '{count} mentions de toi' },
  'timeline.news': '{name} : {text}',
  'timeline.missing': 'Impossible de récupérer ces messages pour l’instant. {reason}',
  'timeline.title': 'Messages dans {room}',
  'timeline.begin': 'Ici commence {room}.',
  'timeline.begin.direct': 'Ceci reste entre {name} et toi.',
  'timeline.begin.action': 'Écris le premier message ci-dessous.',
  'timeline.begin.invite': '{space} est ouvert. Fais maintenant venir les autres',
  'timeline.begin.guests':
    'Les téléphones et tous les autres scannent un code. Tu décides si des invités peuvent entrer.',
  'timeline.begin.guests.action': 'Inviter par un code',
  'timeline.loading': 'Chargement des messages…',
  'timeline.latest': 'Derniers messages',
  'timeline.latest.count': { one: '{count} nouveau message', other: '{count} nouveaux messages' },
  'timeline.unread': 'Nouveau',
  'timeline.notice.created': '{name} a ouvert ce salon',
  'timeline.notice.joined': '{name} est là · {people}',
  'timeline.notice.joined.many': '{names} sont là · {people}',
  'timeline.notice.others': { one: '{count} autre', other: '{count} autres' },
  'timeline.notice.left': '{name} n’est plus là · {people}',
  'timeline.notice.invited': '{name} a invité quelqu’un',
  'timeline.notice.pinned': '{name} a épinglé un message',
  'timeline.notice.unpinned': '{name} a désépinglé un message',
  'timeline.notice.described.name': '{name} a renommé ce salon en {room}',
  'timeline.notice.described.topic': '{name} a changé le sujet : {topic}',
  'timeline.notice.described.removed': '{name} a retiré le sujet',
  'timeline.notice.described.all': '{name} a décrit ce salon autrement : {description}'
}
