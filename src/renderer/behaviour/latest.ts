/** Leads to the newest messages, and with that marks them as seen: as the button does that is there when they are out of sight. */
export function showLatest(): void {
  document.querySelector<HTMLElement>('[data-latest]')?.click()
}
