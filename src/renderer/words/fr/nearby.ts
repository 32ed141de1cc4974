import type { nearby as english } from '../en/nearby.ts'
import type { Part } from '../words.ts'

export const nearby: Part<typeof english> = {
  'nearby.found': {
    one: '{count} espace à proximité',
    many: '{count} espaces à proximité',
    other: '{count} espaces à proximité'
  },
  'nearby.guests': 'invités bienvenus',
  'nearby.signal.1': 'Répond lentement',
  'nearby.signal.2': 'Répond bien',
  'nearby.signal.3': 'Répond aussitôt',
  'nearby.digits':
    'Les six chiffres sont pour les navigateurs. Avec Parley, choisis l’espace sous « À proximité » ou saisis son adresse.',
  'nearby.unreached': 'Personne ne répond là-bas. Vérifie l’adresse, et que tu es sur le même réseau.'
}
