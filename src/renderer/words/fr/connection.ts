import type { Translation } from '../words.ts'
import type { connection as english } from '../en/connection.ts'

export const connection: Translation<typeof english> = {
  'connection.state.connecting': 'connexion',
  'connection.state.lost': 'hôte absent',
  'connection.state.refused': 'entrée refusée',
  'connection.state.violation': 'déconnecté par prudence',
  'connection.state.impostor': 'déconnecté par prudence',
  'connection.offline': 'Cet appareil n’est connecté à aucun réseau.',
  'connection.waits': 'Ce que tu écris maintenant partira au retour de l’hôte.',
  'connection.nobody.title': 'Personne ne répond encore',
  'connection.nobody':
    'L’hôte de cet espace est injoignable. Parley continue d’essayer et l’ouvrira dès que possible.',
  'connection.stay': 'Lire ce qui est ici',
  'connection.older.title': 'Parley doit être mis à jour',
  'connection.older.host': 'L’hôte a un Parley plus ancien. Demande-lui de le mettre à jour, puis reviens.',
  'connection.older.member': 'L’hôte a un Parley plus récent. Mets le tien à jour, puis reviens.',
  'connection.removed.title': 'Tu n’as plus accès à {space}',
  'connection.removed': 'La personne qui a créé l’espace t’en a retiré l’accès.',
  'connection.removed.by':
    '{host} a créé cet espace et t’en a retiré l’accès. Parles-en à {host} si tu penses que c’est une erreur.',
  'connection.invitation.title': 'Il te faut une nouvelle invitation',
  'connection.invitation': 'L’invitation est épuisée ou trop ancienne. Demandes-en une autre à l’hôte.',
  'connection.guests-off.title': 'Pas d’invités pour l’instant',
  'connection.guests-off':
    'L’hôte n’accepte pas d’invités en ce moment. Demande-lui ; Parley continue d’essayer et te fera entrer dès que possible.',
  'connection.contested.title': 'L’hôte a une copie plus ancienne',
  'connection.contested':
    'Il ne prend pas encore ce qui est plus récent ; rien de nouveau ne lui est donc envoyé. Ce que tu vois ici est en sécurité sur cet appareil, et Parley continue d’essayer.',
  'connection.crowded.title': 'Ouvert trop de fois',
  'connection.crowded':
    'Cet appareil a déjà ouvert cet espace dans autant d’onglets ou de fenêtres que l’hôte le permet. Fermes-en un, et celui-ci entrera de lui-même.',
  'connection.full.title': 'Cet espace est plein',
  'connection.full':
    'L’hôte ne peut accueillir personne de plus pour l’instant. Parley continue d’essayer et te fera entrer dès que quelqu’un partira.',
  'connection.clock.title': 'L’horloge de cet appareil est fausse',
  'connection.clock':
    'Elle avance de plus d’un jour sur celle de l’hôte, qui n’accepte donc rien de ce que cet appareil écrit. Règle la date et l’heure, et Parley continuera de lui-même.',
  'connection.refused.title': 'L’hôte ne te laisse pas entrer',
  'connection.connecting': 'Connexion à l’hôte…',
  'connection.lost': 'L’hôte n’est plus là depuis {time}. Reconnexion…',
  'connection.replaced':
    'L’autre copie de cet ordinateur n’est plus là depuis {time}. Pour héberger de nouveau ici, ferme l’espace puis rouvre-le.',
  'connection.retry': 'Essayer maintenant',
  'connection.closed': 'L’hôte a fermé l’espace à {time}. Tout revient dès que l’hôte revient.',
  'connection.violation.title': 'Cet hôte n’est pas honnête.',
  'connection.violation.forged':
    'Il a montré quelque chose que son auteur n’a pas écrit. Parley l’a quitté ; ce que tu vois ici a été vérifié avant. Dis-le aux autres et parle à l’hôte en personne.',
  'connection.violation.withheld':
    'Il a omis des messages, changé leur ordre ou envoyé n’importe quoi. Parley l’a quitté ; ce que tu vois ici a été vérifié avant. Dis-le aux autres et parle à l’hôte en personne.',
  'connection.impostor.title': 'Ce n’est peut-être pas le vrai hôte.',
  'connection.impostor':
    'Quelque chose répond au nom de cet espace avec une clé que personne ici n’a jamais vue. Parley ne se connecte pas : qui que ce soit pourrait tout lire et se faire passer pour l’hôte. Demande à l’hôte en personne avant de continuer.'
}
