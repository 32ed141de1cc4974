import { hostname, userInfo } from 'node:os'
import { cleanName } from '#shared/values/ids.ts'

export function ownerName(): string {
  const name = cleanName(accountName()) || cleanName(hostname()) || 'Parley'
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return '' // no entry in the user database, as in some containers
  }
}
