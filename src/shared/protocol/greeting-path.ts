/** Apart from hello.ts, since a guest's page asks for the greeting, and connects, before anything that checks what comes is there. */

export const greetingPath = '/.well-known/parley'
/** Also the header that a client outside a browser must send with its handshake. */
export const clientHeader = 'x-parley'

/** As Engine.IO's client puts it. */
export const socketPath = '/socket.io/?EIO=4&transport=websocket'
