export const settingsPages = [
  'profile',
  'appearance',
  'notifications',
  'trust',
  'network',
  'storage',
  'language',
  'shortcuts',
  'about'
] as const
export type SettingsPageId = (typeof settingsPages)[number]

interface PageConditions {
  device: object | null
  /** A phone has no keys to list. */
  keyboard: boolean
}

/** Without pages that are empty here: a guest's browser has no network page. */
export function availableSettingsPages({ device, keyboard }: PageConditions): readonly SettingsPageId[] {
  const missing: ReadonlySet<SettingsPageId> = new Set([
    ...(device === null ? (['network'] as const) : []),
    ...(keyboard ? [] : (['shortcuts'] as const))
  ])
  return settingsPages.filter((page) => !missing.has(page))
}
