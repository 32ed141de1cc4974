/** Apart from hello.ts, since a guest's page asks for the greeting before anything that checks it is there. */

export const greetingPath = '/.well-known/parley'
/** Also the header that a client outside a browser must send with its handshake. */
export const clientHeader = 'x-parley'
