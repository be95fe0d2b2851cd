import type { Finding } from '../../../../shared/findings.ts'
import { TASK_LABELS } from '../../../../shared/task-ids.ts'
import { tanggalIndonesia } from '../../../../shared/wall-time.ts'
import type { ListColumn } from '../../components/ListGrid.tsx'
import pageClasses from '../../components/list-page.module.css'
import { SOURCE_LOOKS, sourceText } from '../../components/time-source.ts'
import { isProposed, type Proposed, timeWords } from './findings.ts'
import classes from './validasi.module.css'

/** Of the number at the end of a no. rawat. */
const SERIAL_LENGTH = 6

interface ColumnsInput {
  readonly severalDays: boolean
  readonly onAccept: (finding: Proposed) => void
}

/** The columns of the findings. Narrow lists leave out what the visit's drawer says too. */
export function columnsOf({ severalDays, onAccept }: ColumnsInput): ListColumn<Finding>[] {
  return [
    {
      key: 'pasien',
      title: 'Pasien',
      width: severalDays ? 228 : 236,
      cell: (finding) => <Patient finding={finding} />,
    },
    ...(severalDays
      ? [
          {
            key: 'tanggal',
            title: 'Tanggal',
            width: 72,
            cell: ({ tanggal }: Finding) => (
              <span className="angka" title={tanggalIndonesia(tanggal)}>
                {shortDate(tanggal)}
              </span>
            ),
          },
        ]
      : []),
    // On a narrow screen the proposal and what it was reckoned from need the room; the patient's tip says both.
    {
      key: 'poli',
      title: 'Poli',
      width: 136,
      from: severalDays ? 1360 : 1240,
      cell: ({ poli }) => <span title={poli}>{poli}</span>,
    },
    {
      key: 'dokter',
      title: 'Dokter',
      width: 160,
      from: severalDays ? 1520 : 1400,
      cell: ({ dokter }) => <span title={dokter}>{dokter}</span>,
    },
    {
      key: 'task',
      title: 'Task',
      width: 134,
      // The column has room for the short label alone; what BPJS means by the task is what counts.
      cell: ({ taskid }) => (
        <span title={`Task ${taskid}: ${TASK_LABELS[taskid].resmi.toLowerCase()}`}>{taskWords(taskid)}</span>
      ),
    },
    { key: 'jam', title: 'Jam sekarang', width: 184, cell: (finding) => <TimeNow finding={finding} /> },
    {
      key: 'temuan',
      title: 'Temuan',
      width: 310,
      from: 1640,
      cell: ({ pesan }) => <span title={pesan}>{firstSentence(pesan)}</span>,
    },
    { key: 'usulan', title: 'Usulan dan dasarnya', cell: (finding) => <Proposal finding={finding} /> },
    {
      key: 'terima',
      title: '',
      width: 76,
      align: 'right',
      cell: (finding) =>
        isProposed(finding) && (
          // A plain one: dozens of them are drawn for every step of a fast scroll.
          <button
            type="button"
            className={classes.accept}
            // With the keys it is T on the row; thousands of stops for Tab would help nobody.
            tabIndex={-1}
            title="Terima usulan ini (T)"
            aria-label={`Terima usulan ${taskWords(finding.taskid)}, ${finding.nama}`}
            onClick={() => onAccept(finding)}
          >
            Terima
          </button>
        ),
    },
  ]
}

/** `4 Panggil Farmasi` */
export function taskWords(taskid: Finding['taskid']): string {
  return `${taskid} ${TASK_LABELS[taskid].ringkas}`
}

/** `6 Okt`: the day within a range of at most a month. */
function shortDate(tanggal: string): string {
  return tanggalIndonesia(tanggal).replace(/^\S+ | \d{4}$/g, '')
}

/** What is wrong; what follows is the same for every finding of its reason. */
function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text
}

function Patient({ finding: { nama, no_rawat, poli, dokter } }: { readonly finding: Finding }) {
  return (
    <div className={pageClasses.pair}>
      <span className={classes.cut} title={`${nama}, ${poli}, ${dokter}`}>
        {nama}
      </span>
      {/* Its day stands in the range or in a column of its own; the name needs the room. Heard, found and copied whole. */}
      <span className={`angka ${pageClasses.quiet}`} title={no_rawat}>
        <span className={classes.unseen}>{no_rawat.slice(0, -SERIAL_LENGTH)}</span>
        {no_rawat.slice(-SERIAL_LENGTH)}
      </span>
    </div>
  )
}

/** The time that counts now and where it comes from; what is wrong with it behind it. */
function TimeNow({ finding }: { readonly finding: Finding }) {
  const { waktu, sumber, asal, tanggal, pesan } = finding
  const words = timeWords(waktu, tanggal)
  const look = sumber && SOURCE_LOOKS[sumber]
  if (!look || words === 'kosong') {
    return (
      <span className={pageClasses.quiet} title={pesan}>
        kosong
      </span>
    )
  }
  const Icon = look.icon
  const source = sourceText({ sumber, asal })
  const isOwnDay = waktu?.startsWith(tanggal)
  return (
    <span className={classes.time} title={`${words} (${source}). ${pesan}`}>
      <span className={`angka ${classes.cut}`}>{words}</span>
      <span className={`${pageClasses.quiet} ${classes.source}`}>
        <Icon size={13} stroke={1.8} aria-hidden />
        {/* Another day leaves no room for the word, which the tip has as well. */}
        {isOwnDay && look.word}
      </span>
    </span>
  )
}

function Proposal({ finding }: { readonly finding: Finding }) {
  const { usulan, tanggal, tanpaUsulan } = finding
  if (!usulan) {
    const why = tanpaUsulan === '' ? 'Buka kunjungan dan isi jamnya.' : tanpaUsulan
    return (
      <span className={pageClasses.quiet} title={why}>
        Tanpa usulan. {why}
      </span>
    )
  }
  return (
    <span className={classes.proposal} title={`Usulan ${timeWords(usulan.waktu, tanggal)}, ${usulan.dasar}`}>
      <span className={classes.mark}>usulan</span>
      <strong className={`angka ${classes.proposed}`}>{timeWords(usulan.waktu, tanggal)}</strong>
      <span className={`${pageClasses.quiet} ${classes.cut}`}>{usulan.dasar}</span>
    </span>
  )
}
