/** The screens that everything is looked at on. */
export const desktop = { width: 1280, height: 800 } as const
export const phone = { width: 390, height: 844 } as const
