import { DEMO_DOCTORS, DEMO_POLIS, DEMO_QUOTA, type DemoDoctor } from './demo-people.ts'
import type { DokterReference, JadwalReference, PoliReference, ReferenceLists } from './simulator/queries.ts'

/** BPJS's polis with the subspecialties that differ from them; codes in BPJS's manner, the choice is the demo's. */
const SPECIALTIES: readonly (readonly [
  code: string,
  name: string,
  subspecialties?: Readonly<Record<string, string>>,
])[] = [
  ['ANA', 'ANAK', { '025': 'ANAK NEFROLOGI', '031': 'ANAK PERINATOLOGI' }],
  ['BED', 'BEDAH', { '041': 'BEDAH DIGESTIF' }],
  ['BSY', 'BEDAH SARAF'],
  ['GIG', 'GIGI'],
  ['GIZ', 'GIZI KLINIK'],
  ['INT', 'PENYAKIT DALAM', { '008': 'GINJAL HIPERTENSI', '012': 'ENDOKRIN METABOLIK DIABETES' }],
  ['IRM', 'REHABILITASI MEDIK'],
  ['JAN', 'JANTUNG DAN PEMBULUH DARAH'],
  ['JIW', 'JIWA'],
  ['KLT', 'KULIT KELAMIN'],
  ['MAT', 'MATA'],
  ['OBG', 'KEBIDANAN DAN KANDUNGAN'],
  ['PAR', 'PARU'],
  ['SAR', 'SARAF'],
  ['THT', 'THT-KL'],
]

/** Doctors who practise elsewhere: BPJS's list is the whole hospital's and more. */
const OTHERS: readonly DokterReference[] = [
  { kodedokter: 201951, namadokter: 'CLARA SIMATUPANG' },
  { kodedokter: 201952, namadokter: 'SISKA AMELIA PUTRI' },
  { kodedokter: 201953, namadokter: 'BAGUS PRASETYO' },
]

const HARI = ['SENIN', 'SELASA', 'RABU', 'KAMIS', 'JUMAT', 'SABTU', 'MINGGU']

/** Where HFIS says otherwise than the demo's `jadwal`, one of each kind; null: it has no such session. */
const DIFFERENT: Readonly<Record<string, Partial<JadwalReference> | null>> = {
  D0000002: { jadwal: '08:00-13:00' },
  D0000003: { kapasitaspasien: 30 },
  D0000004: { libur: 1 },
  D0000005: null,
}

/** What the demo's BPJS answers when it is asked for its reference lists. */
export function demoLists(): ReferenceLists {
  return {
    poli: SPECIALTIES.flatMap(([kdpoli, nmpoli, subspecialties = {}]) =>
      Object.entries({ [kdpoli]: nmpoli, ...subspecialties }).map(
        ([kdsubspesialis, nmsubspesialis]): PoliReference => ({ kdpoli, nmpoli, kdsubspesialis, nmsubspesialis }),
      ),
    ),
    dokter: [...DEMO_DOCTORS.map(dokterAtBpjs), ...OTHERS],
    jadwal: DEMO_DOCTORS.flatMap(sessionsOf),
  }
}

function dokterAtBpjs({ bpjs, nm_dokter }: DemoDoctor): DokterReference {
  return { kodedokter: Number(bpjs), namadokter: nm_dokter }
}

function sessionsOf(doctor: DemoDoctor): JadwalReference[] {
  const poli = DEMO_POLIS.find(({ kd_poli }) => kd_poli === doctor.kd_poli)
  const specialty = SPECIALTIES.find(([code]) => code === poli?.bpjs)
  const different = DIFFERENT[doctor.kd_dokter]
  if (!specialty || different === null) return []
  const [kodepoli, namapoli] = specialty
  return HARI.map((namahari, index) => ({
    kodepoli,
    namapoli,
    kodesubspesialis: kodepoli,
    namasubspesialis: namapoli,
    ...dokterAtBpjs(doctor),
    hari: index + 1,
    namahari,
    jadwal: `${doctor.jam_mulai.slice(0, 5)}-${doctor.jam_selesai.slice(0, 5)}`,
    kapasitaspasien: DEMO_QUOTA,
    libur: 0 as const,
    ...different,
  }))
}
