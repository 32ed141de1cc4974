import type { Attachment } from 'svelte/attachments'

/** Calls once when the element is there, and whenever its size changes. */
export function onResize(call: () => void): Attachment<HTMLElement> {
  return (element) => {
    const observer = new ResizeObserver(call)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }
}
