import Globe from '@lucide/svelte/icons/globe'
import LockOpen from '@lucide/svelte/icons/lock-open'
import ShieldOff from '@lucide/svelte/icons/shield-off'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { Words } from '../../words/words.ts'

export function guestChoices(t: Words['t']): readonly {
  value: GuestAccess
  icon: typeof Globe
  label: string
  text: string
}[] {
  return [
    { value: 'off', icon: ShieldOff, label: t('hosting.invite.off'), text: t('hosting.invite.off.text') },
    { value: 'https', icon: Globe, label: t('hosting.invite.https'), text: t('hosting.invite.https.text') },
    { value: 'http', icon: LockOpen, label: t('hosting.invite.http'), text: t('hosting.invite.http.text') }
  ]
}
