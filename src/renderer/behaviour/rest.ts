/** Calls after the first frame in which what it returns was not called. */
export function onRest(call: () => void): () => void {
  let frame = 0
  return () => {
    cancelAnimationFrame(frame)
    // The first may be of the same frame.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(call)
    })
  }
}
