/** @returns ms since 1970, with fractions: the same in every process, unlike `performance.now()` */
export const epochMs = (): number => performance.timeOrigin + performance.now()
