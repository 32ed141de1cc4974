import type { Translation } from '../words.ts'
import type { home as english } from '../en/home.ts'

export const home: Translation<typeof english> = {
  'home.welcome': 'Bonjour, tu t’appelles',
  'home.name': 'Ton nom',
  'home.name.edit': '{name} : changer ton nom',
  'home.colour': 'Ta couleur',
  'home.colour.names': 'Bleu canard|Rouille|Violet|Ocre|Bleu|Rose|Vert|Brun|Ardoise|Rouge|Indigo|Olive',
  'home.nearby': 'À proximité',
  'home.nearby.found': {
    one: '{count} espace à proximité',
    many: '{count} espaces à proximité',
    other: '{count} espaces à proximité'
  },
  'home.nearby.guests': 'invités bienvenus',
  'home.nearby.signal.1': 'Répond lentement',
  'home.nearby.signal.2': 'Répond bien',
  'home.nearby.signal.3': 'Répond aussitôt',
  'home.nearby.digits':
    'Les six chiffres sont pour les navigateurs. Avec Parley, choisis l’espace sous « À proximité » ou saisis son adresse.',
  'home.nearby.silent': '{host} ne répond pas. Réessaie.',
  'home.nearby.unreached': 'Personne ne répond là-bas. Vérifie l’adresse, et que tu es sur le même réseau.',
  'home.searching': 'On regarde sur ce réseau',
  'home.quiet':
    'Personne n’a d’espace ouvert sur ce réseau en ce moment, ou bien le réseau isole les appareils.',
  'home.refresh': 'Regarder à nouveau',
  'home.hosted': 'Chez {host} · {people}',
  'home.known': 'Tu connais déjà',
  'home.join': 'Rejoindre {space}',
  'home.joining': 'On entre…',
  'home.mine': 'Tes espaces',
  'home.mine.hosting': 'Ouvert sur cet appareil',
  'home.mine.stopped': 'Arrêté. Rouvre-le',
  'home.mine.connected': 'Connecté',
  'home.mine.away': 'Son hôte n’est pas là',
  'home.open': 'Ouvrir {space}',
  'home.unread': { one: '{count} non lu', other: '{count} non lus' },
  'home.start': 'Créer un espace',
  'home.start.title': 'Créer un espace',
  'home.start.text': 'Tout le monde sur ce réseau le voit et peut le rejoindre. Il vit sur cet appareil.',
  'home.start.name': 'Nom de l’espace',
  'home.start.suggestion': 'Chez {name}',
  'home.start.confirm': 'Créer',
  'home.address': 'Une adresse ou un lien ?',
  'home.address.title': 'Rejoindre par adresse',
  'home.address.text': 'L’hôte trouve l’adresse sous « Inviter du monde ».',
  'home.address.label': 'Adresse ou lien',
  'home.address.example': '192.168.1.20 ou 192.168.1.20:4717',
  'home.address.confirm': 'Rejoindre',
  'home.footer': 'On te connaît comme {name} · tes espaces ouverts se trouvent sur ce réseau à {address}',
  'home.footer.quiet': 'On te connaît comme {name}',
  'home.footer.alone': 'On te connaît comme {name} · aucun réseau'
}
