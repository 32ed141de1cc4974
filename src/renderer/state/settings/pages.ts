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

/** Without pages that are empty here: a guest's browser has no network page. */
export function availableSettingsPages({ device }: { device: object | null }): readonly SettingsPageId[] {
  return settingsPages.filter((page) => page !== 'network' || device !== null)
}
