import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': 'Rejoins {space}',
  'guest.host': '{host} héberge cet espace sur ton réseau.',
  'guest.name': 'Ton nom ici',
  'guest.names':
    'Loutre Joyeuse|Héron Calme|Pinson Vif|Lynx Doux|Lièvre Chanceux|Mésange Gaie|Blaireau Gentil|Renard Rapide|Cigogne Futée|Castor Rieur|Hibou Doré|Dauphin Curieux',
  'guest.join': 'Rejoindre {space}',
  'guest.honest.https': 'Ton navigateur t’a averti ? C’est normal : cet espace a fait son propre certificat.',
  'guest.honest.http':
    'Cette page n’est pas chiffrée : d’autres sur ce réseau pourraient tout lire. L’hôte l’a voulu ainsi.',
  'guest.absent.title': 'Personne ne répond ici',
  'guest.absent': 'L’hôte est peut-être parti. Vérifie que vous êtes sur le même réseau.',
  'guest.looking': 'On cherche l’hôte…',
  'guest.code': 'Code',
  'guest.code.hint': '{host} peut te donner six chiffres. Ou scanne le code sur son écran.',
  'guest.refused': 'Cette invitation est fausse, épuisée ou trop ancienne. Demande un nouveau code.',
  'guest.waits': 'Trop de codes faux. Attends deux minutes, puis réessaie.',
  'guest.entering': 'On demande à entrer…'
}
