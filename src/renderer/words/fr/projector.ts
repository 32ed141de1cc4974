import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'Montrer au projecteur',
  'projector.title': 'Rejoins {space}',
  'projector.network': 'Utilise le même Wi-Fi que cet ordinateur.',
  'projector.scan': 'Scanne ce code avec l’appareil photo de ton téléphone.',
  'projector.type': 'Ou saisis cette adresse dans un navigateur :',
  'projector.code': 'et entre le code',
  'projector.arrived': 'Qui vient d’arriver',
  'projector.nobody': 'Personne pour l’instant. Les arrivées s’affichent ici.',
  'guest.code': 'Code',
  'guest.code.hint': '{host} peut te donner six chiffres. Ou scanne le code sur son écran.',
  'guest.refused': 'Cette invitation est fausse, épuisée ou trop ancienne. Demande un nouveau code.',
  'guest.waits': 'Trop de codes faux. Attends deux minutes, puis réessaie.',
  'guest.entering': 'On demande à entrer…'
}
