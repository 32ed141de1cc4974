/** Calls once, soon, however often it was asked to. */
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
