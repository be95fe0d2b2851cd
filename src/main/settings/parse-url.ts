/** The address, or null for a text that is none. (The static `URL.parse` is missing from the Node of older Electrons.) */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** The brief's example address belongs to another ministry's service, not to BPJS. */
export function isSatuSehatHost(address: string): boolean {
  const host = parseUrl(address)?.hostname ?? ''
  return /(^|\.)kemkes\.go\.id$/.test(host) || host.includes('satusehat')
}
