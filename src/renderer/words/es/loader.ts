import type { LoaderTexts } from '../loader.ts'

export const loader: LoaderTexts = {
  loading: 'Cargando Parley…',
  unreachable:
    'No se pudo cargar Parley. Comprueba que estás en la misma red que el anfitrión y que Parley está abierto allí.',
  failed: 'Parley no pudo arrancar en este navegador. Inténtalo otra vez o usa otro navegador.',
  old: 'Este navegador es demasiado antiguo para Parley. Actualízalo o usa otro.',
  unable:
    'Parley necesita un navegador actual con JavaScript. Actualízalo o activa JavaScript para esta página y vuelve a cargarla.',
  again: 'Intentar otra vez'
}
