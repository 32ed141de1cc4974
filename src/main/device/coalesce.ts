/** Calls in one turn of the event loop become one. */
export function coalesce(call: () => void): () => void {
  let pending = false
  return () => {
    if (pending) return
    pending = true
    setImmediate(() => {
      pending = false
      call()
    })
  }
}
