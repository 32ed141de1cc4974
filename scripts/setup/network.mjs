/**
 * An environment in which Node's own `fetch` goes the way that npm goes. npm tells its settings to what it starts as
 * `npm_config_…`. https://nodejs.org/api/cli.html#node_use_env_proxy1
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function networkEnvironment(env = process.env) {
  const all = webProxy(env['ALL_PROXY'] || env['all_proxy'])
  const http = env['HTTP_PROXY'] || env['http_proxy'] || env['npm_config_proxy'] || all
  const https =
    env['HTTPS_PROXY'] ||
    env['https_proxy'] ||
    env['npm_config_https_proxy'] ||
    env['npm_config_proxy'] ||
    all
  const none = env['NO_PROXY'] || env['no_proxy'] || env['npm_config_noproxy']
  const certificates = env['NODE_EXTRA_CA_CERTS'] || env['npm_config_cafile']
  return {
    ...env,
    NODE_USE_ENV_PROXY: env['NODE_USE_ENV_PROXY'] ?? '1',
    NODE_USE_SYSTEM_CA: env['NODE_USE_SYSTEM_CA'] ?? '1',
    ...given('HTTP_PROXY', http),
    ...given('HTTPS_PROXY', https),
    ...given('NO_PROXY', none),
    ...given('NODE_EXTRA_CA_CERTS', certificates)
  }
}

/** @param {string} name @param {string | undefined} value */
const given = (name, value) => (value ? { [name]: value } : {})

/** Node knows no SOCKS. @param {string | undefined} url */
const webProxy = (url) => (url && /^https?:/i.test(url) ? url : undefined)
