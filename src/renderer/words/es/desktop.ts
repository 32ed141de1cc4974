import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
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
  },
  cannotStart: {
    title: 'Parley no puede iniciarse',
    setAside: 'Apartarlo y empezar de nuevo',
    setAsideHow:
      'Parley puede iniciarse sin él; en tus espacios serás una persona nueva. El archivo dañado se conserva como {path}.',
    corrupt:
      '{path} está dañado. Contiene quién eres en tus espacios. Restaura una copia, o apártalo y empieza de nuevo.',
    folder:
      'Parley no puede guardar sus archivos en {path}. Comprueba que sea una carpeta, que te pertenezca y que su disco no sea de solo lectura.',
    shared:
      'Otra cuenta de este equipo es dueña de {path} o puede cambiarlo. Haz que sea solo tuyo, o elige otra carpeta con PARLEY_DATA.',
    'read-only':
      'Parley no puede escribir en {path}. Comprueba a quién pertenece y si su disco es de solo lectura.',
    full: 'El disco está lleno y Parley no puede usar {path}. Libera espacio y vuelve a iniciar Parley.',
    locked:
      'Otro Parley está usando {path}: uno en un terminal o en tu navegador. Ciérralo y vuelve a iniciar Parley.',
    newer: '{path} fue escrito por un Parley más reciente. Instala el más reciente y vuelve a iniciarlo.',
    failed: 'Parley no puede usar {path}.',
    program: 'Falta una parte de Parley o no funciona. Vuelve a instalar Parley.',
    page: 'La página de la ventana se detuvo varias veces seguidas.',
    closed: 'Parley no puede usar {path}.'
  },
  page: {
    stops: 'La página de la ventana se detuvo varias veces seguidas. Lo que estabas escribiendo se conserva.',
    notLoaded: 'No se pudo cargar la página de la ventana.',
    tryAgain: 'Volver a intentar'
  }
}
