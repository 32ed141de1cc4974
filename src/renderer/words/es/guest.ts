import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': 'Únete a {space}',
  'guest.host': '{host} abrió este espacio en tu red.',
  'guest.name': 'Tu nombre aquí',
  'guest.names':
    'Nutria Alegre|Garza Serena|Jilguero Vivo|Lince Amable|Liebre Feliz|Petirrojo Risueño|Tejón Bueno|Zorro Veloz|Grulla Sabia|Ardilla Juguetona|Búho Dorado|Delfín Curioso',
  'guest.join': 'Unirse a {space}',
  'guest.honest.https': '¿Te ha avisado tu navegador? Es normal: este espacio hizo su propio certificado.',
  'guest.honest.http':
    'Esta página no está cifrada: otros en esta red podrían leer lo que escribes. El anfitrión lo eligió así.',
  'guest.absent.title': 'Aquí no responde nadie',
  'guest.absent': 'Puede que el anfitrión se haya ido. Comprueba que ambos estén en la misma red.',
  'guest.looking': 'Buscando al anfitrión…',
  'guest.code': 'Código',
  'guest.code.hint': '{host} puede decirte seis cifras. O escanea el código de su pantalla.',
  'guest.damage.name':
    'Lo que este navegador había guardado está dañado. Sigues siendo la misma persona: escribe tu nombre otra vez.',
  'guest.damage.all':
    'Lo que este navegador había guardado está dañado, así que entras como una persona nueva.',
  'guest.problem.code': 'Ese código no es correcto. Compruébalo en la pantalla de {host}.',
  'guest.problem.link':
    'Este enlace no es correcto, está usado o ha caducado. Escribe las seis cifras de la pantalla de {host}.',
  'guest.problem.waits': 'Demasiados códigos incorrectos. Espera dos minutos e inténtalo otra vez.',
  'guest.problem.full': '{host} no puede recibir a más personas ahora. Inténtalo de nuevo en un minuto.',
  'guest.problem.guests-off':
    '{host} no deja entrar a invitados. Pídele que te deje entrar e inténtalo de nuevo.',
  'guest.problem.removed': '{host} te quitó de este espacio. Pídele una invitación nueva.',
  'guest.entering': 'Pidiendo entrar…'
}
