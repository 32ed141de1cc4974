/** Loaded into Electron's installer, which reports only “fetch failed”, without the cause. */
const plainFetch = globalThis.fetch

/** @type {typeof fetch} */
globalThis.fetch = async (input, options) => {
  try {
    return await plainFetch(input, options)
  } catch (error) {
    const { host } = new URL(input instanceof Request ? input.url : String(input))
    throw new Error(`${host}: ${reasonOf(error)}`, { cause: error })
  }
}

/** The innermost cause; of several attempts, the first. @param {unknown} error @returns {string} */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (error.cause) return reasonOf(error.cause)
  const {
    code = '',
    address,
    port
  } = /** @type {NodeJS.ErrnoException & { address?: string, port?: number }} */ (error)
  const where = address === undefined ? '' : ` at ${address} port ${port ?? '?'}`
  return code in sentences ? `${sentences[code]}${where}` : error.message || code
}

const unknownSigner =
  'its certificate is signed by somebody this computer does not know (a company’s own one is added with ' +
  '`npm config set cafile <path>`)'

/** @type {Record<string, string>} */
const sentences = {
  ENOTFOUND: 'this name is not known in this network',
  EAI_AGAIN: 'this name cannot be looked up in this network',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was cut',
  ETIMEDOUT: 'no answer',
  UND_ERR_CONNECT_TIMEOUT: 'no answer',
  ENETUNREACH: 'this network does not lead there',
  SELF_SIGNED_CERT_IN_CHAIN: unknownSigner,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownSigner,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownSigner,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownSigner,
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: is this computer’s clock right?',
  CERT_HAS_EXPIRED: 'its certificate has expired: is this computer’s clock right?'
}
