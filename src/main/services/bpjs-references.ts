import type { BpjsReferences } from '../../shared/ipc/pemetaan.ts'
import type { BpjsClient } from '../bpjs/client.ts'
import { parseDoctors, parsePolis } from '../bpjs/references.ts'
import { listOf } from '../sync/ask-bpjs.ts'
import { Refusal } from './refusal.ts'

/** BPJS changes its lists a few times a year; a person picks several codes in a row. */
const KEPT_MS = 10 * 60_000

/**
 * BPJS's lists of polis and doctors, kept for some minutes. A refusal is not kept: the next request asks again.
 * @param now epoch milliseconds.
 */
export function createBpjsReferences(
  client: Pick<BpjsClient, 'refPoli' | 'refDokter'>,
  now: () => number,
): () => Promise<BpjsReferences> {
  let kept: { readonly lists: BpjsReferences; readonly at: number } | null = null
  let asking: Promise<BpjsReferences> | null = null

  async function ask(): Promise<BpjsReferences> {
    const [polis, doctors] = await Promise.all([client.refPoli(), client.refDokter()])
    const [poli, dokter] = [listOf(polis, parsePolis), listOf(doctors, parseDoctors)]
    if (!poli.ok) throw new Refusal('bpjs', `Daftar poli BPJS tidak terbaca: ${poli.why}`)
    if (!dokter.ok) throw new Refusal('bpjs', `Daftar dokter BPJS tidak terbaca: ${dokter.why}`)
    const lists = { poli: poli.list, dokter: dokter.list }
    kept = { lists, at: now() }
    return lists
  }

  return async () => {
    if (kept && Math.abs(now() - kept.at) < KEPT_MS) return kept.lists
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}
