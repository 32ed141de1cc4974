import type { Part } from '../words.ts'
import type { home as english } from '../en/home.ts'

export const home: Part<typeof english> = {
  'home.welcome': 'Hallo, du bist',
  'home.name': 'Dein Name',
  'home.name.edit': '{name}: Namen ändern',
  'home.colour': 'Deine Farbe',
  'home.colour.pick': 'Farbe {number}',
  'home.nearby': 'In der Nähe',
  'home.searching': 'Wir sehen uns in diesem Netzwerk um',
  'home.quiet':
    'Niemand in diesem Netzwerk hat gerade einen Treffpunkt offen, oder das Netzwerk trennt die Geräte voneinander.',
  'home.quiet.address': 'Adresse eingeben',
  'home.refresh': 'Noch einmal suchen',
  'home.hosted': 'Bei {host} · {people}',
  'home.known': 'Hier warst du schon',
  'home.join': '{space} beitreten',
  'home.joining': 'Du kommst gleich rein …',
  'home.mine': 'Deine Treffpunkte',
  'home.open': '{space} öffnen',
  'home.mine.hosting': 'Auf diesem Gerät offen',
  'home.mine.closed': 'Hier nicht offen',
  'home.unread': { one: '{count} ungelesen', other: '{count} ungelesen' },
  'home.start': 'Treffpunkt starten',
  'home.start.title': 'Treffpunkt starten',
  'home.start.text': 'Alle in diesem Netzwerk sehen ihn und können beitreten. Er lebt auf diesem Gerät.',
  'home.start.name': 'Name des Treffpunkts',
  'home.start.suggestion': 'Treffpunkt von {name}',
  'home.start.confirm': 'Starten',
  'home.address': 'Adresse oder Link?',
  'home.address.title': 'Per Adresse beitreten',
  'home.address.text': 'Wer hostet, findet die Adresse unter „Leute einladen“.',
  'home.address.label': 'Adresse oder Link',
  'home.address.example': '192.168.1.20 oder 192.168.1.20:4717',
  'home.address.confirm': 'Beitreten',
  'home.footer': 'Du heißt hier {name} · in diesem Netzwerk sichtbar als {address}',
  'home.footer.alone': 'Du heißt hier {name} · mit keinem Netzwerk verbunden',
  'guest.welcome': '{space} beitreten',
  'guest.host': '{host} hostet diesen Treffpunkt in deinem Netzwerk.',
  'guest.name': 'Dein Name hier',
  'guest.names':
    'Froher Otter|Ruhiger Reiher|Flinker Fink|Sanfter Luchs|Glückshase|Sonniger Spatz|Netter Dachs|Schlauer Fuchs|Kluger Kranich|Lustige Robbe|Goldene Eule|Munterer Delfin',
  'guest.join': '{space} beitreten',
  'guest.honest.https':
    'Hat dein Browser dich eben gewarnt? So begegnet er jedem Zertifikat, das vor Ort entstanden ist. Vergleiche den Fingerabdruck mit dem auf dem Bildschirm des Hosts.',
  'guest.honest.http':
    'Diese Seite ist nicht verschlüsselt: Andere in diesem Netzwerk könnten mitlesen. Der Host hat es so gewählt.',
  'guest.absent.title': 'Hier antwortet niemand',
  'guest.absent': 'Vielleicht ist der Host gegangen. Prüfe, ob ihr im selben Netzwerk seid.',
  'guest.looking': 'Der Host wird gesucht …'
}
