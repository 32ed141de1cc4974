import type { desk as english } from '../en/desk.ts'
import type { Part } from '../words.ts'

export const desk: Part<typeof english> = {
  'desk.title': 'Hosten',
  'desk.well': 'Alles in Ordnung',
  'desk.strained': 'Dieses Gerät hat viel zu tun',
  'desk.since': 'Offen seit {span}',
  'desk.device': 'mit Parley',
  'desk.load': 'Auslastung',
  'desk.connections': 'Verbunden',
  'desk.events': 'Nachrichten pro Sekunde',
  'desk.bytes': 'Gesendet',
  'desk.persecond': '{size}/s',
  'desk.cpu': 'Prozessor',
  'desk.memory': 'Arbeitsspeicher',
  'desk.storage': 'Auf diesem Gerät gespeichert',
  'desk.stored': { one: '{size} · {count} Eintrag', other: '{size} · {count} Einträge' },
  'desk.addresses': 'Adressen'
}
