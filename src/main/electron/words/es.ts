import type { Words } from '../words.ts'

export const es: Words = {
  openLink: '¿Abrir esta dirección en tu navegador?',
  disguised:
    'Su nombre usa letras que pueden parecerse a otras. Aquí se muestra tal como la abre tu navegador.',
  open: 'Abrir',
  cancel: 'Cancelar',
  menu: {
    view: 'Visualización',
    edit: 'Edición',
    file: 'Archivo',
    window: 'Ventana',
    about: 'Acerca de Parley',
    services: 'Servicios',
    hide: 'Ocultar Parley',
    hideOthers: 'Ocultar otros',
    unhide: 'Mostrar todo',
    quit: 'Salir de Parley',
    close: 'Cerrar ventana',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    pasteAndMatchStyle: 'Pegar como texto sin formato',
    delete: 'Eliminar',
    selectAll: 'Seleccionar todo',
    reload: 'Volver a cargar',
    toggleDevTools: 'Herramientas de desarrollo',
    resetZoom: 'Tamaño real',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    togglefullscreen: 'Pantalla completa',
    minimize: 'Minimizar',
    zoom: 'Zoom',
    front: 'Traer todo al frente'
  }
}
