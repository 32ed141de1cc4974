import type { nearby as english } from '../en/nearby.ts'
import type { Part } from '../words.ts'

export const nearby: Part<typeof english> = {
  'nearby.found': { one: '{count} Treffpunkt in der Nähe', other: '{count} Treffpunkte in der Nähe' },
  'nearby.guests': 'Gäste willkommen',
  'nearby.signal.1': 'Antwortet langsam',
  'nearby.signal.2': 'Antwortet gut',
  'nearby.signal.3': 'Antwortet sofort',
  'nearby.digits':
    'Sechs Ziffern sind für Browser. Mit Parley wählst du den Treffpunkt unter „In der Nähe“ oder gibst seine Adresse ein.',
  'nearby.unreached': 'Dort antwortet niemand. Prüfe die Adresse und ob du im selben Netzwerk bist.'
}
