import type { Translation } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Translation<typeof english> = {
  'app.name': 'Parley',
  'app.unsaved':
    'Ce navigateur ne peut rien enregistrer ici. Noms, brouillons et réglages durent jusqu’à la fermeture de cette page.',
  'app.gone.stopped': 'Parley a été fermé sur cet ordinateur. Relance-le et cette page reprend.',
  'app.gone.unknown':
    'Cette page vient d’un démarrage précédent de Parley. Ouvre l’adresse que Parley affiche maintenant : tu peux la coller dans cet onglet.',
  'app.link.title': 'Ouvrir ce lien ?',
  'app.link.text':
    'C’est une autre invitation. Tu quittes {space} ici ; les messages en attente partiront à ton retour.',
  'app.link.confirm': 'Ouvrir le lien',
  'app.loading': 'Chargement…',
  'app.loading.failed': 'Cette partie n’a pas pu être chargée.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': 'Retour',
  'app.cancel': 'Annuler',
  'app.again': 'Réessayer',
  'app.close': 'Fermer',
  'app.copy': 'Copier le lien',
  'app.copied': 'Copié',
  'app.save': 'Enregistrer',
  'app.saved': 'Enregistré.',
  'app.waits': 'En attente de l’hôte…',
  'app.undo': 'Annuler',
  'app.undo.late': 'Non annulé : cela a été modifié depuis.',
  'app.open': 'Ouvrir',
  'app.update': 'Une nouvelle version de Parley est disponible.',
  'app.reload': 'Recharger',
  'app.updated': 'Parley a été mis à jour.',
  'app.dismiss': 'Masquer',
  'app.toasts': 'Messages de Parley',
  'app.time.unknown': 'heure inconnue',
  'app.broken.message': 'Ce message ne peut pas être affiché.',
  'app.broken.view': 'Ceci ne peut pas être affiché.',
  'app.broken.copy': 'Copier l’identifiant',
  'app.broken.copy.error': 'Copier l’erreur',
  'app.error': 'Un problème est survenu dans Parley. Si quelque chose ne marche plus, recharge la page.',
  'app.problem.discovery': 'Parley ne peut pas regarder sur ce réseau : {detail}',
  'app.problem.storage': 'Parley ne peut pas écrire sur le disque : {detail}',
  'app.problem.host': 'L’hébergement s’est arrêté : {detail}',
  'app.problem.replaced':
    'Une autre copie de cet ordinateur héberge maintenant « {detail} ». Celui-ci est membre, pour que l’espace ne se divise pas.'
}
