import type { Attachment } from 'svelte/attachments'

export function onResize(call: () => void): Attachment<HTMLElement> {
  return (element) => {
    const observer = new ResizeObserver(call)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }
}
