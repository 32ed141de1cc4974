import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'Chargement de Parley…',
  unreachable:
    'Parley n’a pas pu être chargé. Vérifie que tu es sur le même réseau que l’hôte et que Parley y est ouvert.',
  failed: 'Parley n’a pas pu démarrer dans ce navigateur. Réessaie ou utilise un autre navigateur.',
  old: 'Ce navigateur est trop ancien pour Parley. Mets-le à jour ou utilise un autre navigateur.',
  unable:
    'Parley a besoin d’un navigateur à jour avec JavaScript. Mets-le à jour ou autorise JavaScript pour cette page, puis recharge-la.',
  again: 'Réessayer'
}
