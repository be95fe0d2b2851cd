import type { Zone } from '../../shared/wall-time.ts'

/** What a hospital decides about which calls are owed and in what form. */
export interface PlanSettings {
  readonly zone: Zone
  /** Payer codes that mean BPJS; null: as the hospital's password_asuransi says, `BPJ` where that table is absent. */
  readonly payerCodes: readonly string[] | null
  readonly kodeBookingForm: 'no_rawat' | 'brief'
  /** kd_poli of clinics that have no queue at BPJS. */
  readonly excludedPolis: readonly string[]
  /** A BPJS patient registered at the desk, without a booking row. */
  readonly jknWithoutBooking: 'kirim' | 'tahan' | 'lewati'
  /** Whether a prescription is announced with /antrean/farmasi/add, as Khanza's own service does. */
  readonly antreanFarmasi: boolean
  /** Whether the times of tasks 5 to 7 carry `jenisresep`: for hospitals that use BPJS's pharmacy queue. */
  readonly jenisResep: boolean
  /** Days before today that are still looked at for what is unsent or came late. */
  readonly lookBackDays: number
}

export const DEFAULT_PAYER_CODE = 'BPJ'
