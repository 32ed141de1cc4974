import type { Part } from '../words.ts'
import type { device as english } from '../en/device.ts'

export const device: Part<typeof english> = {
  'notify.text':
    'Parley kann dir sagen, was es in dem hier offenen Treffpunkt Neues gibt, während du woanders hinschaust.',
  'notify.level': 'Sag mir Bescheid bei',
  'notify.off': 'Nichts',
  'notify.off.text': 'Zähler zeigen weiterhin, was ungelesen ist.',
  'notify.mentions': 'Erwähnungen und Direktnachrichten',
  'notify.mentions.text': 'Wenn jemand dich nennt oder nur dir schreibt.',
  'notify.all': 'Alles',
  'notify.all.text': 'Jede Nachricht in Räumen, die du nicht stummgeschaltet hast.',
  'notify.never': 'Nie für den Raum, den du gerade ansiehst, und nie für stummgeschaltete.',
  'notify.denied':
    'Dieser Browser lässt keine Mitteilungen zu. Erlaube sie für diese Seite in seinen Einstellungen und komm dann zurück.',
  'notify.unsupported':
    'Dieser Browser kann für diese Seite keine Mitteilungen zeigen. Der Titel des Tabs zählt, was neu ist.',
  'notify.title': '{name} in {room}',
  'trust.device': 'Dieses Gerät',
  'trust.device.text':
    'Einen Namen kann man sich leihen, das hier nicht: Es steht für den Schlüssel, der alles signiert, was du schreibst.',
  'trust.copy': 'Kennung kopieren',
  'trust.spaces': 'Wer deine Treffpunkte hostet',
  'trust.spaces.text':
    'Der ersten Begegnung mit einem Host wird vertraut. Ab dann hält Parley an, wenn ein anderer Schlüssel antwortet.',
  'trust.spaces.host': '{name} hostet',
  'trust.spaces.me': 'Du hostest',
  'trust.spaces.none': 'Gerade ist keiner deiner Treffpunkte in der Nähe offen.',
  'trust.how': 'Was geschützt ist',
  'trust.how.desktop':
    'Was zwischen Computern unterwegs ist, ist verschlüsselt und an den Schlüssel des Hosts gebunden.',
  'trust.how.https':
    'Was zwischen dieser Seite und dem Host unterwegs ist, ist verschlüsselt. Dass es der richtige Host ist, sagt nur der Fingerabdruck auf dessen Bildschirm.',
  'trust.how.http':
    'Diese Seite ist nicht verschlüsselt: Andere in diesem Netzwerk könnten mitlesen. Der Host hat es so gewählt.',
  'trust.how.signed':
    'Jede Nachricht trägt die Signatur der Person, die sie geschrieben hat: Nicht einmal der Host kann eine unbemerkt ändern. Lesen kann er, was in seinem Treffpunkt geschrieben wird.',
  'network.addresses': 'Andere erreichen dich unter',
  'network.addresses.none': 'Mit keinem Netzwerk verbunden.',
  'network.interfaces': 'Verbindungen',
  'network.kind.wifi': 'WLAN',
  'network.kind.wired': 'Kabel',
  'network.kind.virtual': 'Virtuell',
  'network.kind.vpn': 'VPN',
  'network.kind.loopback': 'Dieses Gerät',
  'network.use.yes': 'In Benutzung',
  'network.use.last': 'Benutzt, wenn es keinen anderen Weg gibt',
  'network.why.virtual': 'Nicht benutzt: führt zu Programmen auf diesem Gerät, nicht zu Menschen',
  'network.why.vpn': 'Nicht benutzt: Ein VPN führt aus diesem Netzwerk hinaus',
  'network.why.self-assigned': 'Nicht benutzt: Das Netzwerk hat keine Adresse vergeben',
  'network.why.loopback': 'Nicht benutzt: bleibt auf diesem Gerät',
  'network.why.no-ipv4': 'Nicht benutzt: keine IPv4-Adresse',
  'network.why.not-chosen': 'Nicht benutzt: Parley wurde für andere gestartet',
  'network.hosting': 'Hier gehostet',
  'network.hosting.none': 'Du hostest gerade nichts.',
  'network.port': 'Port {port}',
  'network.trouble': 'Letzte Störung',
  'network.loading': 'Wir sehen uns das Netzwerk an …',
  'storage.text': 'Deine Treffpunkte sind Dateien in {folder}.',
  'storage.free': '{size} frei auf dieser Festplatte',
  'storage.events': { one: '{count} Eintrag', other: '{count} Einträge' },
  'storage.about': '{size} · {events}',
  'storage.unreadable': '{size} · nicht lesbar',
  'storage.forget': 'Entfernen',
  'storage.forget.name': '{space} von diesem Gerät entfernen',
  'storage.forget.title': '{space} von diesem Gerät entfernen?',
  'storage.forget.text':
    'Alles davon auf diesem Gerät wird endgültig gelöscht. Die anderen behalten ihre Kopien.',
  'storage.forget.hosting':
    'Du hostest: Alle werden getrennt, und alles davon auf diesem Gerät wird endgültig gelöscht. Ohne Kopie auf einem anderen Computer ist alles für alle verloren.',
  'storage.forget.confirm': 'Endgültig entfernen',
  'storage.none': 'Noch keine Treffpunkte.',
  'storage.loading': 'Wird gemessen …',
  'kept.text':
    'Deinen Namen und Schlüssel für diesen Treffpunkt, was du geschrieben, aber nicht gesendet hast, und diese Einstellungen. Nachrichten bleiben beim Host.',
  'kept.title': 'Dieser Browser behält',
  'kept.forget': 'Hier alles vergessen',
  'kept.forget.title': 'Alles in diesem Browser vergessen?',
  'kept.forget.text':
    'Du gehst und brauchst eine Einladung, um zurückzukommen, als jemand Neues. Was du geschrieben hast, bleibt, aber du kannst es nicht mehr ändern.'
}
