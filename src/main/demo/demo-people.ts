/** The cast of the embedded hospital. Every name and number is invented. */
export interface DemoPoli {
  readonly kd_poli: string
  readonly nm_poli: string
  /** Null: this poli has no BPJS code yet, which the demo shows as a problem with its cure. */
  readonly bpjs: string | null
}

export interface DemoDoctor {
  readonly kd_dokter: string
  readonly nm_dokter: string
  readonly kd_poli: string
  /** The doctor's code at BPJS. */
  readonly bpjs: string
  /** False: SIMRS does not have the code yet. */
  readonly mapped: boolean
  readonly jam_mulai: string
  readonly jam_selesai: string
}

/** Patients a session takes. */
export const DEMO_QUOTA = 40

export const DEMO_POLIS: readonly DemoPoli[] = [
  { kd_poli: 'U0002', nm_poli: 'Poli Penyakit Dalam', bpjs: 'INT' },
  { kd_poli: 'U0003', nm_poli: 'Poli Anak', bpjs: 'ANA' },
  { kd_poli: 'U0005', nm_poli: 'Poli Saraf', bpjs: 'SAR' },
  { kd_poli: 'U0009', nm_poli: 'Poli Mata', bpjs: 'MAT' },
  { kd_poli: 'U0012', nm_poli: 'Poli Gizi', bpjs: null },
  { kd_poli: 'IGDK', nm_poli: 'IGD', bpjs: null },
]

/** A poli as a booking at BPJS names it. */
export function poliAtBpjs(is: (poli: DemoPoli) => boolean): { readonly kodepoli: string; readonly namapoli: string } {
  const poli = DEMO_POLIS.find(is)
  return { kodepoli: poli?.bpjs ?? '-', namapoli: poli?.nm_poli ?? '-' }
}

export const DEMO_DOCTORS: readonly DemoDoctor[] = [
  doctor('D0000001', 'dr. Ratna Widyastuti, Sp.PD', 'U0002', '201901', '07:30:00', '14:00:00'),
  doctor('D0000002', 'dr. Bagus Prakoso, Sp.PD', 'U0002', '201902', '08:00:00', '14:00:00'),
  doctor('D0000003', 'dr. Intan Permatasari, Sp.A', 'U0003', '201903', '08:00:00', '13:00:00'),
  doctor('D0000004', 'dr. Yohanes Saragih, Sp.S', 'U0005', '201904', '08:00:00', '14:00:00'),
  doctor('D0000005', 'dr. Nur Hidayah, Sp.M', 'U0009', '201905', '07:30:00', '13:00:00'),
  doctor('D0000006', 'Siska Amalia, S.Gz', 'U0012', '201906', '08:00:00', '14:00:00'),
  doctor('D0000007', 'dr. Andi Mappanyukki', 'IGDK', '201907', '00:00:00', '23:59:00'),
  { ...doctor('D0000008', 'dr. Clara Simanjuntak, Sp.A', 'U0003', '201908', '09:00:00', '14:00:00'), mapped: false },
]

function doctor(
  kd_dokter: string,
  nm_dokter: string,
  kd_poli: string,
  bpjs: string,
  jam_mulai: string,
  jam_selesai: string,
): DemoDoctor {
  return { kd_dokter, nm_dokter, kd_poli, bpjs, mapped: true, jam_mulai, jam_selesai }
}

const FIRST_NAMES = [
  'AHMAD',
  'SITI',
  'BUDI',
  'DEWI',
  'AGUS',
  'RINA',
  'JOKO',
  'MARIA',
  'I WAYAN',
  'NI MADE',
  'UMI',
  'YUSUF',
]
const LAST_NAMES = [
  'ZAKI',
  'AMINAH',
  'SANTOSO',
  'LESTARI',
  'HIDAYAT',
  "MA'RUF",
  'SIREGAR',
  'NAINGGOLAN',
  'PUTRA',
  'WULANDARI',
]

export function demoName(index: number): string {
  return `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[(index * 7 + 3) % LAST_NAMES.length]}`
}
