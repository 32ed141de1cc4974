import type { Part } from '../words.ts'
import type { invite as english } from '../en/invite.ts'

export const invite: Part<typeof english> = {
  'invite.title': 'Leute zu {space} einladen',
  'invite.nearby': 'Mit Parley',
  'invite.nearby.text':
    'Alle in diesem Netzwerk sehen {space} unter „In der Nähe“. Oder sie geben diese Adresse ein:',
  'invite.guests': 'Mit jedem Browser',
  'invite.off': 'Keine Gäste',
  'invite.off.text': 'Nur wer Parley hat, kommt herein.',
  'invite.https': 'Gäste, verschlüsselt',
  'invite.https.text': 'Ihr Browser warnt sie einmal, weil das Zertifikat hier entstanden ist.',
  'invite.http': 'Gäste, unverschlüsselt',
  'invite.http.text':
    'Keine Warnung, aber alle in diesem Netzwerk können mitlesen, was Gäste lesen und schreiben.',
  'invite.one': 'Für eine Person',
  'invite.group': 'Für eine Gruppe (bis {count})',
  'invite.uses': 'Für wen',
  'invite.scan': 'Mit der Handykamera scannen',
  'invite.qr': 'QR-Code des Einladungslinks',
  'invite.link': 'Einladungslink',
  'invite.expires': 'Gültig bis {time}',
  'invite.left': { one: 'lässt {count} Person herein', other: 'lässt {count} Personen herein' },
  'invite.fresh': 'Der Code wurde gerade benutzt. Hier ist ein neuer.',
  'invite.warning': 'Der Browser warnt einmal. In den Details muss dieser Fingerabdruck stehen:',
  'invite.making': 'Code wird erstellt …'
}
