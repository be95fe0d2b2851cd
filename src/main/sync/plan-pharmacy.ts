import type { TaskId } from '../../shared/task-ids.ts'
import type { FarmasiAddPayload, UpdateWaktuPayload } from '../bpjs/payloads.ts'
import type { MedicalRecord } from '../hospital/facts.ts'

/** BPJS's own tasks of the pharmacy, and the end of service that says whether there is one. */
const CARRIES_KIND: ReadonlySet<TaskId> = new Set([5, 6, 7])

/** /antrean/farmasi/add of a visit: one, however many prescriptions it has. Null without any. */
export function farmasiPayload(kodebooking: string, record: MedicalRecord | undefined): FarmasiAddPayload | null {
  const [first] = [...(record?.resep ?? [])].sort((a, b) => (a.no_resep < b.no_resep ? -1 : 1))
  if (!first) return null
  return {
    kodebooking,
    jenisresep: isCompounded(record) ? 'racikan' : 'non racikan',
    nomorantrean: Number(first.no_resep.replaceAll(/\D/g, '').slice(-4)),
    keterangan: '',
  }
}

/** The kind of prescription that goes with a task's time, where BPJS wants one. */
export function jenisResep(taskid: TaskId, record: MedicalRecord | undefined): UpdateWaktuPayload['jenisresep'] {
  if (!CARRIES_KIND.has(taskid)) return undefined
  if (!record || record.resep.length === 0) return 'Tidak ada'
  return isCompounded(record) ? 'Racikan' : 'Non racikan'
}

function isCompounded(record: MedicalRecord | undefined): boolean {
  return record?.resep.some(({ racikan }) => racikan) ?? false
}
