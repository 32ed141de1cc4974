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

/** Those that there is something to say about here: a guest's browser has no network to look at. */
export function availableSettingsPages({ device }: { device: object | null }): readonly SettingsPageId[] {
  return settingsPages.filter((page) => page !== 'network' || device !== null)
}
