import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'Loading Parley…',
  unreachable:
    'Parley could not be loaded. Check that you are on the same network as the host and that Parley is open there.',
  failed: 'Parley could not start in this browser. Try again, or use another browser.',
  old: 'This browser is too old for Parley. Update it, or use another one.',
  unable:
    'Parley needs a current browser with JavaScript. Update this one, or allow JavaScript for this page and load it again.',
  again: 'Try again'
}
