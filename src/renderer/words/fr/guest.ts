import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': 'Rejoins {space}',
  'guest.host': '{host} héberge cet espace sur ton réseau.',
  'guest.name': 'Ton nom ici',
  'guest.names':
    'Loutre Joyeuse|Héron Calme|Pinson Vif|Lynx Doux|Lièvre Chanceux|Mésange Gaie|Blaireau Gentil|Renard Rapide|Cigogne Futée|Castor Rieur|Hibou Doré|Dauphin Curieux',
  'guest.join': 'Rejoindre {space}',
  'guest.honest.https': 'Ton navigateur t’a averti ? C’est normal : cet espace a fait son propre certificat.',
  'guest.honest.http':
    'Cette page n’est pas chiffrée : d’autres sur ce réseau pourraient tout lire. L’hôte l’a voulu ainsi.',
  'guest.absent.title': 'Personne ne répond ici',
  'guest.absent': 'L’hôte est peut-être parti. Vérifie que vous êtes sur le même réseau.',
  'guest.looking': 'On cherche l’hôte…',
  'guest.code': 'Code',
  'guest.code.hint': '{host} peut te donner six chiffres. Ou scanne le code sur son écran.',
  'guest.damage.name':
    'Ce que ce navigateur avait enregistré est endommagé. Tu es toujours la même personne : saisis de nouveau ton nom.',
  'guest.damage.all':
    'Ce que ce navigateur avait enregistré est endommagé : tu entres comme une nouvelle personne.',
  'guest.problem.code': 'Ce code n’est pas le bon. Vérifie-le sur l’écran de {host}.',
  'guest.problem.link':
    'Ce lien est faux, épuisé ou trop ancien. Saisis les six chiffres affichés sur l’écran de {host}.',
  'guest.problem.waits': 'Trop de codes faux. Attends deux minutes, puis réessaie.',
  'guest.problem.full':
    '{host} ne peut accueillir personne de plus pour l’instant. Réessaie dans une minute.',
  'guest.problem.guests-off':
    '{host} ne laisse pas entrer d’invités. Demande-lui de t’ouvrir, puis réessaie.',
  'guest.problem.removed': '{host} t’a retiré de cet espace. Demande-lui une nouvelle invitation.',
  'guest.entering': 'On demande à entrer…'
}
