import type { room as english } from '../en/room.ts'
import type { Part } from '../words.ts'

export const room: Part<typeof english> = {
  'room.about': 'À propos de ce salon',
  'room.count': '{count}',
  'room.gone': '{room} ne t’est plus ouvert.',
  'room.invited': 'invitation',
  'room.muted': 'en sourdine',
  'room.join.invited.only': 'Seules les personnes invitées voient ce salon.',
  'panel.room': 'À propos',
  'panel.people': 'Personnes',
  'panel.pins': 'Épinglés',
  'panel.people.offline': 'Seul l’hôte sait qui est dans ce salon, et il n’est pas là.',
  'topic.title': 'Sujet',
  'topic.none': 'Personne n’a encore dit de quoi on parle ici.',
  'topic.edit': 'Modifier le nom ou le sujet',
  'mute.on': 'Mettre en sourdine',
  'mute.off': 'Enlever la sourdine',
  'mute.is': 'Seules les mentions de toi comptent ici.',
  'mute.is.not': 'Chaque message compte.',
  'people.card': 'À propos de cette personne',
  'people.device': 'Appareil',
  'people.mention': 'Mentionner',
  'people.removed': 'plus membre',
  'sidebar.hide': 'Masquer salons et personnes',
  'sidebar.show': 'Afficher salons et personnes',
  'list.filter': 'Trouver un salon ou quelqu’un',
  'list.none': 'Rien ni personne ne s’appelle ainsi.',
  'list.away': 'Absents ({count})',
  'list.above': {
    one: '{count} non lu plus haut',
    many: '{count} non lus plus haut',
    other: '{count} non lus plus haut'
  },
  'list.below': {
    one: '{count} non lu plus bas',
    many: '{count} non lus plus bas',
    other: '{count} non lus plus bas'
  },
  'skip.messages': 'Aller aux messages',
  'skip.composer': 'Aller à l’écriture',
  'link.state.connecting': 'connexion',
  'link.state.lost': 'hôte absent',
  'link.state.refused': 'entrée refusée',
  'link.state.breach': 'quitté par prudence',
  'link.state.impostor': 'arrêté par prudence',
  'link.offline': 'Cet appareil n’est connecté à aucun réseau.',
  'link.waits': 'Ce que tu écris maintenant partira au retour de l’hôte.',
  'link.nobody.title': 'Personne ne répond encore',
  'link.nobody':
    'L’hôte de cet espace est injoignable. Parley continue d’essayer et l’ouvrira dès que possible.',
  'link.stay': 'Lire ce qui est ici',
  'link.older.title': 'Parley doit être mis à jour',
  'link.removed.title': 'Tu n’as plus accès à {space}',
  'link.removed':
    'La personne qui a créé l’espace t’en a retiré l’accès. Tu peux encore lire ce que cet appareil a gardé.',
  'link.invitation.title': 'Il te faut une nouvelle invitation',
  'link.invitation': 'L’invitation est épuisée ou trop ancienne. Demandes-en une autre à l’hôte.',
  'link.guests-off.title': 'Pas d’invités pour l’instant',
  'link.guests-off':
    'L’hôte n’accepte pas d’invités en ce moment. Demande-lui ; Parley continue d’essayer et te fera entrer dès que possible.',
  'link.crowded.title': 'Ouvert trop de fois',
  'link.crowded':
    'Cet appareil a déjà ouvert cet espace dans autant d’onglets ou de fenêtres que l’hôte le permet. Fermes-en un, et celui-ci entrera de lui-même.',
  'link.clock.title': 'L’horloge de cet appareil est fausse',
  'link.clock':
    'Elle avance de plus d’un jour sur celle de l’hôte, qui n’accepte donc rien de ce que cet appareil écrit. Règle la date et l’heure, et Parley continuera de lui-même.',
  'link.refused.title': 'L’hôte ne te laisse pas entrer'
}
