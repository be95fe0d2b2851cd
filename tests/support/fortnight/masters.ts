import type { DoctorFact, PoliFact, SessionFact } from './facts.ts'

/** The fortnight's polis and doctors: some without a BPJS code, some without a schedule on some weekdays. */

export const WEEKDAYS = ['SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU', 'AKHAD'] as const
type Weekday = (typeof WEEKDAYS)[number]

const MORNING = ['08:00:00', '12:00:00'] as const
const LONG = ['09:30:00', '14:15:00'] as const
const AFTERNOON = ['13:00:00', '17:00:00'] as const
const EVENING = ['17:30:00', '20:00:00'] as const
type Hours = readonly [start: string, end: string]

interface Place {
  readonly poli: PoliFact
  /** Each as often as its weight. */
  readonly doctors: readonly (readonly [weight: number, doctor: DoctorFact])[]
}

const poli = (kd_poli: string, nm_poli: string | null, kode: string | null, nama = `POLI ${kode}`): PoliFact => ({
  kd_poli,
  nm_poli,
  bpjs: kode === null ? null : { kode, nama },
})
const doctor = (number: number, nm_dokter: string | null, kode: string | null, nama = ''): DoctorFact => ({
  kd_dokter: `D${String(number).padStart(4, '0')}`,
  nm_dokter,
  bpjs: kode === null ? null : { kode, nama },
})

/** A poli or doctor that something is wrong with is seldom drawn, yet often enough to meet everything else. */
export const PLACES: readonly (readonly [weight: number, place: Place])[] = [
  [
    30,
    {
      poli: poli('INT', 'Poli Penyakit Dalam', 'INT'),
      doctors: [
        [10, doctor(1, 'dr. Ahmad Fauzi, Sp.PD', '270001', 'dr. Ahmad Fauzi')],
        [8, doctor(2, "dr. Siti Nur'aini, Sp.PD", '270002')],
        [2, doctor(3, 'dr. Tanpa Kode', null)],
      ],
    },
  ],
  [
    12,
    { poli: poli('ANA', 'Poli Anak "Ceria"', 'ANA'), doctors: [[1, doctor(4, 'dr. Budi Santoso, Sp.A', '0270004')]] },
  ],
  [
    16,
    {
      poli: poli('BED', 'Poli Bedah', 'BED', ''),
      doctors: [
        [1, doctor(5, 'dr. Made Wirawan, Sp.B', '270005')],
        [3, doctor(6, 'dr. Müller, Sp.B', '270006', 'dr. Müller')],
      ],
    },
  ],
  [
    12,
    { poli: poli('OBG', 'Poli Kebidanan & Kandungan', 'OBG'), doctors: [[1, doctor(7, 'dr. Ruth Sinaga', '270007')]] },
  ],
  [14, { poli: poli('MAT', 'Poli Mata', 'MAT'), doctors: [[1, doctor(8, 'dr. Yohanes, Sp.M', 'DPJP8')]] }],
  [
    4,
    {
      poli: poli('GIZ', 'Klinik Gizi', null),
      doctors: [
        [3, doctor(9, 'dr. Lina, Sp.GK', '270009')],
        [1, doctor(3, 'dr. Tanpa Kode', null)],
      ],
    },
  ],
  [
    12,
    {
      poli: poli('SAR', "Poli Saraf 'Pagi'", 'SAR'),
      doctors: [
        [7, doctor(10, 'dr. Agus, Sp.S', '270010')],
        [1, doctor(11, null, '270011')],
      ],
    },
  ],
  [3, { poli: poli('IGDK', 'Unit IGD', 'IGD'), doctors: [[1, doctor(12, 'dr. Jaga', '270012')]] }],
  [1, { poli: poli('HIL', null, 'HIL'), doctors: [[1, doctor(8, 'dr. Yohanes, Sp.M', 'DPJP8')]] }],
]

const ALL: readonly Weekday[] = WEEKDAYS
const WORKDAYS = ALL.slice(0, 5)

/** Doctor, poli, weekdays, hours (each a session), quota. */
const HOURS: readonly (readonly [number, string, readonly Weekday[], readonly Hours[], number])[] = [
  [1, 'INT', WORKDAYS, [MORNING, AFTERNOON], 60],
  [1, 'INT', ['SABTU', 'AKHAD'], [LONG], 5],
  [2, 'INT', ALL, [LONG], 40],
  [3, 'INT', ALL, [MORNING], 30],
  [3, 'GIZ', ALL, [AFTERNOON], 30],
  [4, 'ANA', WORKDAYS, [MORNING, EVENING], 0],
  [4, 'ANA', ['AKHAD'], [AFTERNOON], 10],
  [5, 'BED', ['SENIN', 'RABU', 'JUMAT'], [MORNING], 25],
  // The doctor sits elsewhere on these days: no schedule at this registration's poli.
  [5, 'INT', ['SELASA', 'KAMIS'], [MORNING], 25],
  [6, 'BED', ALL, [AFTERNOON, EVENING], 35],
  [7, 'OBG', [...WORKDAYS, 'AKHAD'], [LONG], 50],
  [8, 'MAT', ALL, [MORNING, AFTERNOON], 200],
  [8, 'HIL', ALL, [EVENING], 20],
  [9, 'GIZ', ALL, [MORNING], 20],
  [10, 'SAR', ALL, [MORNING], 60],
  [11, 'SAR', ALL, [AFTERNOON], 60],
  [12, 'IGDK', ALL, [MORNING], 500],
]

export const SESSIONS: readonly SessionFact[] = HOURS.flatMap(([number, kd_poli, days, hours, kuota]) =>
  days.flatMap((hari_kerja) =>
    hours.map(([jam_mulai, jam_selesai]) => ({
      kd_dokter: `D${String(number).padStart(4, '0')}`,
      kd_poli,
      hari_kerja,
      jam_mulai,
      jam_selesai,
      kuota,
    })),
  ),
)
