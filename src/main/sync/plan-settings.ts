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
}

export const DEFAULT_PAYER_CODE = 'BPJ'
