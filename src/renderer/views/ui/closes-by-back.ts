import { onMount } from 'svelte'
import { getApp } from '../../state/app/context.ts'

/** On a phone Back closes the dialog, menu or the like that calls this. */
export function closesByBack(close: () => void): void {
  const { layout } = getApp()
  onMount(() => layout.addOverlay(close))
}
