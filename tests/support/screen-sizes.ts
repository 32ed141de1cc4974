/** The screens that everything is looked at on. */
export const desktopSize = { width: 1280, height: 800 } as const
export const phoneSize = { width: 390, height: 844 } as const
