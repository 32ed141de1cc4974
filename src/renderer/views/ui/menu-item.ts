import type { Component } from 'svelte'

export interface MenuItem {
  label: string
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>
  danger?: boolean
  /** Present: one of a group of choices. */
  checked?: boolean
  act: () => void
}
