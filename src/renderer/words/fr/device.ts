import type { Part } from '../words.ts'
import type { device as english } from '../en/device.ts'

export const device: Part<typeof english> = {
  'notify.text':
    'Parley peut te dire ce qu’il y a de nouveau dans l’espace ouvert ici pendant que tu regardes ailleurs.',
  'notify.level': 'Préviens-moi pour',
  'notify.off': 'Rien',
  'notify.off.text': 'Les compteurs montrent toujours ce qui n’est pas lu.',
  'notify.mentions': 'Mentions et messages directs',
  'notify.mentions.text': 'Quand quelqu’un te nomme ou n’écrit qu’à toi.',
  'notify.all': 'Tout',
  'notify.all.text': 'Chaque message des salons que tu n’as pas mis en sourdine.',
  'notify.never': 'Jamais pour le salon que tu regardes, ni pour ceux que tu as mis en sourdine.',
  'notify.denied':
    'Ce navigateur bloque les notifications. Autorise-les pour cette page dans ses réglages, puis reviens.',
  'notify.unsupported':
    'Ce navigateur ne peut pas afficher de notifications pour cette page. Le titre de l’onglet compte les nouveautés.',
  'notify.title': '{name} dans {room}',
  'trust.device': 'Cet appareil',
  'trust.device.text': 'Un nom s’emprunte, ceci non : il désigne la clé qui signe tout ce que tu écris.',
  'trust.copy': 'Copier l’identifiant',
  'trust.spaces': 'Qui héberge tes espaces',
  'trust.spaces.text':
    'La première rencontre avec un hôte fait foi. Ensuite, Parley s’arrête si une autre clé répond.',
  'trust.spaces.host': '{name} héberge',
  'trust.spaces.me': 'Tu héberges',
  'trust.spaces.none': 'Aucun de tes espaces n’est ouvert à proximité en ce moment.',
  'trust.how': 'Ce qui est protégé',
  'trust.how.desktop': 'Ce qui circule entre ordinateurs est chiffré et lié à la clé de l’hôte.',
  'trust.how.https':
    'Ce qui circule entre cette page et l’hôte est chiffré. Que ce soit le bon hôte, seule l’empreinte sur son écran le dit.',
  'trust.how.http':
    'Cette page n’est pas chiffrée : d’autres sur ce réseau pourraient lire. L’hôte l’a choisi ainsi.',
  'trust.how.signed':
    'Chaque message est signé par son auteur : même l’hôte ne peut en changer un sans que cela se voie. Il peut lire ce qui s’écrit dans son espace.',
  'network.addresses': 'Les autres te joignent à',
  'network.addresses.none': 'Connecté à aucun réseau.',
  'network.interfaces': 'Connexions',
  'network.kind.wifi': 'Wi-Fi',
  'network.kind.wired': 'Câble',
  'network.kind.virtual': 'Virtuelle',
  'network.kind.vpn': 'VPN',
  'network.kind.loopback': 'Cet appareil',
  'network.use.yes': 'Utilisée',
  'network.use.last': 'Utilisée s’il n’y a pas d’autre voie',
  'network.why.virtual': 'Inutilisée : elle mène à des programmes de cet appareil, pas à des personnes',
  'network.why.vpn': 'Inutilisée : un VPN mène hors de ce réseau',
  'network.why.self-assigned': 'Inutilisée : le réseau ne lui a pas donné d’adresse',
  'network.why.loopback': 'Inutilisée : elle ne quitte pas cet appareil',
  'network.why.no-ipv4': 'Inutilisée : pas d’adresse IPv4',
  'network.why.not-chosen': 'Inutilisée : Parley a été lancé pour d’autres',
  'network.hosting': 'Hébergé ici',
  'network.hosting.none': 'Tu n’héberges rien en ce moment.',
  'network.port': 'Port {port}',
  'network.trouble': 'Dernier souci',
  'network.loading': 'Examen du réseau…',
  'storage.text': 'Tes espaces sont des fichiers dans {folder}.',
  'storage.free': '{size} libres sur ce disque',
  'storage.events': { one: '{count} entrée', many: '{count} entrées', other: '{count} entrées' },
  'storage.about': '{size} · {events}',
  'storage.unreadable': '{size} · illisible',
  'storage.forget': 'Retirer',
  'storage.forget.name': 'Retirer {space} de cet appareil',
  'storage.forget.title': 'Retirer {space} de cet appareil ?',
  'storage.forget.text':
    'Tout ce qui en existe sur cet appareil est supprimé pour de bon. Les autres gardent leurs copies.',
  'storage.forget.hosting':
    'C’est toi qui héberges : tout le monde est déconnecté, et tout ce qui en existe sur cet appareil est supprimé pour de bon. Sans copie sur un autre ordinateur, il est perdu pour tous.',
  'storage.forget.confirm': 'Retirer pour de bon',
  'storage.none': 'Pas encore d’espaces.',
  'storage.loading': 'Mesure en cours…',
  'kept.text':
    'Ton nom et ta clé pour cet espace, ce que tu as écrit sans l’envoyer, et ces réglages. Les messages restent chez l’hôte.',
  'kept.title': 'Ce navigateur garde',
  'kept.forget': 'Tout oublier ici',
  'kept.forget.title': 'Tout oublier dans ce navigateur ?',
  'kept.forget.text':
    'Tu pars, et il te faudra une invitation pour revenir, comme quelqu’un de nouveau. Ce que tu as écrit reste, mais tu ne pourras plus le changer.'
}
