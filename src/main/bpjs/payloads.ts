import { z } from 'zod'
import type { Call } from '../../shared/task-ids.ts'

const text = z.string()
const required = z.string().min(1)
const count = z.number().int().min(0)

/** `POST /antrean/add`. `kodedokter` is a number at the real service and a string in the customer's brief. */
export const addPayload = z.object({
  kodebooking: required,
  jenispasien: z.enum(['JKN', 'NON JKN']),
  nomorkartu: text,
  nik: text,
  nohp: text,
  kodepoli: required,
  namapoli: required,
  pasienbaru: z.union([z.literal(0), z.literal(1)]),
  norm: required,
  tanggalperiksa: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  kodedokter: z.union([z.number().int(), required]),
  namadokter: required,
  jampraktek: z.string().regex(/^\d{2}:\d{2}(-\d{2}:\d{2})?$/),
  jeniskunjungan: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  nomorreferensi: text,
  nomorantrean: required,
  angkaantrean: count,
  /** epoch milliseconds */
  estimasidilayani: count,
  sisakuotajkn: count,
  kuotajkn: count,
  sisakuotanonjkn: count,
  kuotanonjkn: count,
  keterangan: text,
})

/** `POST /antrean/updatewaktu`; `waktu` is epoch milliseconds. */
export const updateWaktuPayload = z.object({
  kodebooking: required,
  taskid: z.union([
    z.literal(1),
    z.literal(2),
    z.literal(3),
    z.literal(4),
    z.literal(5),
    z.literal(6),
    z.literal(7),
    z.literal(99),
  ]),
  waktu: z.number().int().positive(),
  jenisresep: z.enum(['Tidak ada', 'Racikan', 'Non racikan']).optional(),
})

/** `POST /antrean/batal` */
export const batalPayload = z.object({ kodebooking: required, keterangan: text })

/** `POST /antrean/farmasi/add` */
export const farmasiAddPayload = z.object({
  kodebooking: required,
  jenisresep: z.enum(['racikan', 'non racikan']),
  nomorantrean: count,
  keterangan: text,
})

export type AddPayload = z.infer<typeof addPayload>
export type UpdateWaktuPayload = z.infer<typeof updateWaktuPayload>
export type BatalPayload = z.infer<typeof batalPayload>
export type FarmasiAddPayload = z.infer<typeof farmasiAddPayload>

export interface PayloadOf {
  add: AddPayload
  updatewaktu: UpdateWaktuPayload
  batal: BatalPayload
  'farmasi/add': FarmasiAddPayload
}

export type AnyPayload = PayloadOf[Call]

const PAYLOAD_SCHEMAS = {
  add: addPayload,
  updatewaktu: updateWaktuPayload,
  batal: batalPayload,
  'farmasi/add': farmasiAddPayload,
} as const satisfies { [C in Call]: z.ZodType<PayloadOf[C]> }

/** The names of the fields that a payload gets wrong; empty when it can be sent. */
export function invalidFields(call: Call, payload: unknown): string[] {
  const parsed = PAYLOAD_SCHEMAS[call].safeParse(payload)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || '(payload)'))]
}
