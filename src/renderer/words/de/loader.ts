import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'Parley wird geladen …',
  unreachable:
    'Parley ließ sich nicht laden. Sieh nach, ob du im selben Netz bist wie der Host und ob Parley dort offen ist.',
  failed: 'Parley konnte in diesem Browser nicht starten. Versuch es noch einmal oder nimm einen anderen.',
  old: 'Dieser Browser ist zu alt für Parley. Aktualisiere ihn oder nimm einen anderen.',
  unable:
    'Parley braucht einen aktuellen Browser mit JavaScript. Aktualisiere ihn oder erlaube JavaScript für diese Seite und lade sie neu.',
  again: 'Noch einmal versuchen'
}
