import type { Translation } from '../words.ts'
import type { timeline as english } from '../en/timeline.ts'

export const timeline: Translation<typeof english> = {
  'timeline.past': 'Du liest ältere Nachrichten.',
  'timeline.mentions': { one: '{count} Erwähnung von dir', other: '{count} Erwähnungen von dir' },
  'timeline.news': '{name}: {text}',
  'timeline.missing': 'Diese Nachrichten lassen sich gerade nicht holen. {reason}',
  'timeline.title': 'Nachrichten in {room}',
  'timeline.begin': 'Hier beginnt {room}.',
  'timeline.begin.direct': 'Das bleibt zwischen dir und {name}.',
  'timeline.begin.action': 'Schreib unten die erste Nachricht.',
  'timeline.begin.invite': '{space} ist offen. Hol jetzt die anderen dazu',
  'timeline.begin.guests':
    'Handys und alle anderen scannen einen Code. Du entscheidest, ob Gäste hereindürfen.',
  'timeline.begin.guests.action': 'Gäste einladen',
  'timeline.loading': 'Nachrichten werden geholt …',
  'timeline.latest': 'Neueste Nachrichten',
  'timeline.latest.count': { one: '{count} neue Nachricht', other: '{count} neue Nachrichten' },
  'timeline.unread': 'Neu',
  'timeline.notice.created': '{name} hat diesen Raum eröffnet',
  'timeline.notice.joined': '{name} ist dabei · {people}',
  'timeline.notice.joined.many': '{names} sind dabei · {people}',
  'timeline.notice.others': { one: '{count} weitere Person', other: '{count} weitere' },
  'timeline.notice.left': '{name} ist gegangen · {people}',
  'timeline.notice.invited': '{name} hat jemanden eingeladen',
  'timeline.notice.pinned': '{name} hat eine Nachricht angeheftet',
  'timeline.notice.unpinned': '{name} hat eine angeheftete Nachricht gelöst',
  'timeline.notice.described.name': '{name} hat den Raum in {room} umbenannt',
  'timeline.notice.described.topic': '{name} hat das Thema geändert: {topic}',
  'timeline.notice.described.removed': '{name} hat das Thema entfernt',
  'timeline.notice.described.all': '{name} hat den Raum neu beschrieben: {description}'
}
