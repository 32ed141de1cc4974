import type { Part } from '../words.ts'
import type { home as english } from '../en/home.ts'

export const home: Part<typeof english> = {
  'home.welcome': 'Bonjour, tu t’appelles',
  'home.name': 'Ton nom',
  'home.name.edit': '{name} : changer ton nom',
  'home.colour': 'Ta couleur',
  'home.colour.pick': 'Couleur {number}',
  'home.nearby': 'À proximité',
  'home.searching': 'On regarde sur ce réseau',
  'home.quiet':
    'Personne n’a d’espace ouvert sur ce réseau en ce moment, ou bien le réseau isole les appareils.',
  'home.quiet.address': 'Saisir une adresse',
  'home.refresh': 'Regarder à nouveau',
  'home.hosted': 'Chez {host} · {people}',
  'home.known': 'Tu connais déjà',
  'home.join': 'Rejoindre {space}',
  'home.joining': 'On entre…',
  'home.mine': 'Tes espaces',
  'home.open': 'Ouvrir {space}',
  'home.mine.hosting': 'Ouvert sur cet appareil',
  'home.mine.closed': 'Pas ouvert ici',
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
  'home.footer': 'On te connaît comme {name} · visible sur ce réseau en {address}',
  'home.footer.alone': 'On te connaît comme {name} · aucun réseau',
  'guest.welcome': 'Rejoins {space}',
  'guest.host': '{host} héberge cet espace sur ton réseau.',
  'guest.name': 'Ton nom ici',
  'guest.names':
    'Loutre Joyeuse|Héron Calme|Pinson Vif|Lynx Doux|Lièvre Chanceux|Mésange Gaie|Blaireau Gentil|Renard Rapide|Cigogne Futée|Castor Rieur|Hibou Doré|Dauphin Curieux',
  'guest.join': 'Rejoindre {space}',
  'guest.honest.https':
    'Ton navigateur vient de t’avertir ? C’est ainsi qu’il accueille tout certificat fait sur place. Compare l’empreinte avec celle affichée sur l’écran de l’hôte.',
  'guest.honest.http':
    'Cette page n’est pas chiffrée : d’autres sur ce réseau pourraient tout lire. L’hôte l’a voulu ainsi.',
  'guest.absent.title': 'Personne ne répond ici',
  'guest.absent': 'L’hôte est peut-être parti. Vérifie que vous êtes sur le même réseau.',
  'guest.looking': 'On cherche l’hôte…'
}
