import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import * as tls from 'node:tls'
import { err, ok } from '../../shared/result.ts'
import type { BpjsSettings } from './client.ts'
import { createFetchPort, describeFailure, type HttpPort, type HttpRequest, readText, tooLarge } from './http-port.ts'

/** The way to BPJS that these settings ask for. TLS is verified either way. */
export function openHttpPort({ caFile }: Pick<BpjsSettings, 'caFile'>): HttpPort {
  return caFile === undefined ? createFetchPort() : createCaPort(caFile)
}

/**
 * As {@link createFetchPort}, and trusts besides the public certificate authorities the one in this file: a hospital
 * whose network opens and closes TLS itself has one of its own. `fetch` has no way to be told of it, so this is Node's
 * older client. While the file cannot be read nothing is sent.
 */
export function createCaPort(file: string, plain: HttpPort = createFetchPort()): HttpPort {
  let agent: Agent | null = null

  async function trusting(): Promise<Agent> {
    agent ??= new Agent({ keepAlive: true, ca: [...publicAuthorities(), pemOf(await readFile(file))] })
    return agent
  }

  return async (request) => {
    if (!request.url.startsWith('https:')) return plain(request)
    let trusted: Agent
    try {
      trusted = await trusting()
    } catch (error) {
      return err({ kind: 'tls', detail: `${file}: ${error instanceof Error ? error.message : String(error)}` })
    }
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
    try {
      const response = await send(request, trusted, signal)
      const body = await readText(response)
      if (body === null) return err(tooLarge)
      const headers = new Map(Object.entries(response.headers))
      const get = (name: string) => headers.get(name.toLowerCase())?.toString() ?? null
      return ok({ status: response.statusCode ?? 0, headers: { get }, body })
    } catch (error) {
      return err(describeFailure(error, timeout.aborted, request))
    }
  }
}

function send(request: HttpRequest, agent: Agent, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, url, headers, body } = request
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(url, { method, headers, agent, signal }, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Those the program trusts anyway; `NODE_EXTRA_CA_CERTS` is among them where this Node can tell. */
function publicAuthorities(): readonly string[] {
  const { getCACertificates, rootCertificates = [] }: Partial<typeof tls> = tls
  return getCACertificates ? getCACertificates('default') : rootCertificates
}

/** Windows hands certificates out in either form. */
function pemOf(content: Buffer): string {
  const text = content.toString('latin1')
  return text.includes('-----BEGIN CERTIFICATE-----') ? text : new X509Certificate(content).toString()
}
