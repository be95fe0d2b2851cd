import { describe, expect, it } from 'vitest'
import { sourceHelp, sourceText } from '../../../src/renderer/src/components/time-source.ts'
import { byTask, compare } from '../../../src/renderer/src/pages/kunjungan/bpjs-compare.ts'
import { adviceFor, findingsFor, taskNamed } from '../../../src/renderer/src/pages/kunjungan/cures.ts'
import { differences, editsOf, withPending, withRecord } from '../../../src/renderer/src/pages/kunjungan/pending.ts'
import { visitForm } from '../../../src/renderer/src/pages/kunjungan/visit-form.ts'
import { callFacts, lockedWords, replacedWords, sendingWords } from '../../../src/renderer/src/pages/kunjungan/words.ts'
import type { BpjsTask, PendingEdit, TaskView } from '../../../src/shared/ipc/registrations.ts'
import { actionNeeded, type ProblemReason } from '../../../src/shared/problems.ts'
import type { TaskId } from '../../../src/shared/task-ids.ts'
import { at, callOf, DAY, NO_RAWAT, NOW, timesOf, visitOf } from './visit-fixtures.ts'

describe('BPJS beside ours', () => {
  const theirs = (taskid: number, wall: string | null): BpjsTask => ({
    taskid,
    taskname: '',
    wakturs: 'teks BPJS',
    waktu: '',
    wall,
  })

  function compared(id: TaskId, clock: string | null, wall: string | null | undefined, accepted = false) {
    const visit = visitOf({ [id]: clock }, accepted ? { [id]: clock } : {})
    const { fields } = visitForm({ visit, times: timesOf({ [id]: clock }), typed: {}, now: NOW })
    const field = fields.find((one) => one.id === id)
    if (!field) throw new Error('no such task')
    return compare(field, wall === undefined ? undefined : theirs(id, wall), DAY)
  }

  it.each<[string, string | null, string | null | undefined, boolean, ReturnType<typeof compared>]>([
    ['the same', '08:10', at('08:10'), true, { text: '08.10', difference: null }],
    ['later', '08:10', at('08:12'), true, { text: '08.12', difference: '2 menit lebih akhir dari yang di sini' }],
    [
      'earlier',
      '08:10',
      `${DAY} 08:09:50`,
      true,
      { text: '08.09.50', difference: '10 detik lebih awal dari yang di sini' },
    ],
    ['hours', '08:10', at('09:15'), true, { text: '09.15', difference: '1 jam 5 menit lebih akhir dari yang di sini' }],
    ['only there', null, at('08:12'), false, { text: '08.12', difference: 'di sini belum ada jamnya' }],
    ['only here', '08:10', undefined, false, { text: 'belum ada', difference: 'belum sampai di BPJS' }],
    ['nowhere', null, undefined, false, null],
    ['unreadable', '08:10', null, false, { text: 'teks BPJS', difference: 'tidak dapat dibandingkan' }],
  ])('%s', (_name, clock, wall, accepted, result) => {
    expect(compared(4, clock, wall, accepted)).toEqual(result)
  })

  it('an accepted task that BPJS does not name is told', () => {
    expect(compared(4, '08:10', undefined, true)?.difference).toMatch(/tidak menyebut/)
  })

  it('names the day when it is another', () => {
    expect(compared(4, '08:10', '2025-10-05 08:10:00', true)?.text).toBe('Min, 5 Okt 2025 08.10')
  })

  it('leaves out what this program does not know', () => {
    expect([...byTask([theirs(3, null), theirs(42, null)]).keys()]).toEqual([3])
  })
})

describe('cures', () => {
  it('of a time that Validasi Task ID lists is found there under its kind', () => {
    expect(findingsFor('task-terlewat')).toBe('kosong')
    expect(findingsFor('waktu-hari-lain')).toBe('hari-lain')
    // Reversed and equal times are one reason and two kinds.
    expect(findingsFor('waktu-terbalik')).toBe('semua')
    // BPJS's refusal of a time says nothing that could be proposed.
    expect(findingsFor('waktu-ditolak')).toBeNull()
  })

  const advice = (reason: ProblemReason, message = '') => adviceFor(actionNeeded(NO_RAWAT, reason, message))

  it('of a time lead to the time', () => {
    const message = 'Task 4 belum punya jam, padahal task 5 sudah.'
    expect(advice('task-terlewat', message).cure).toEqual({ kind: 'jam', taskid: 4, label: 'Ke jam task 4' })
    expect(taskNamed('Poli belum punya kode')).toBeNull()
  })

  it.each<[ProblemReason, string | null]>([
    ['ditolak', 'ubah-data'],
    ['kartu-kosong', 'ubah-data'],
    ['urutan', 'antrian'],
    ['task99-perlu-konfirmasi', 'konfirmasi-99'],
    ['jadwal-kosong', null],
  ])('of %s: %s', (reason, kind) => {
    expect(advice(reason).cure?.kind ?? null).toBe(kind)
  })

  it.each([
    ['mapping-poli', 'poli'],
    ['mapping-dokter', 'dokter'],
  ] as const)('of %s lead to the mapping of the %s', (reason, jenis) => {
    expect(advice(reason).cure).toEqual({ kind: 'pemetaan', jenis, label: 'Buka Pemetaan' })
    expect(advice(reason).hint).toMatch(/Admin .*daftar BPJS/)
  })

  it.each<[ProblemReason, RegExp]>([['jadwal-kosong', /admin .*jadwal/]])(
    'outside the program say who fills what: %s',
    (reason, hint) => {
      expect(advice(reason).hint).toMatch(hint)
    },
  )
})

describe('edits that wait on this computer', () => {
  const edit = (state: PendingEdit['state'], changes: PendingEdit['changes']): PendingEdit => ({
    id: 1,
    no_rawat: NO_RAWAT,
    nama: '',
    kunci: { tanggal_periksa: DAY, jam_periksa: '08:00:00', no_rkm_medis: '1' },
    state,
    at: NOW,
    changes,
  })
  const change = (field: string, mau: string) => ({ field, dasar: '', mau, kini: null })

  it('stand over what is stored, the later over the earlier', () => {
    const edits = [
      edit('menunggu', [change('taskid4', '2025-10-06 08:15:00'), change('no_kartu', '1')]),
      edit('menunggu', [change('taskid4', '2025-10-06 08:16:00'), change('taskid5', '')]),
    ]
    const { times, waiting } = withPending(timesOf({ 4: '08:10', 5: '08:20' }), edits)
    expect(times).toEqual(timesOf({ 4: '08:16' }))
    expect(waiting).toEqual([4, 5])
  })

  it('do not while they are in conflict', () => {
    const stored = timesOf({ 4: '08:10' })
    expect(withPending(stored, [edit('bentrok', [change('taskid4', '')])])).toEqual({ times: stored, waiting: [] })
  })

  it('are those of this visit', () => {
    expect(editsOf([edit('menunggu', [])], '2025/10/06/000002')).toEqual([])
    expect(editsOf([edit('menunggu', [])], NO_RAWAT)).toHaveLength(1)
  })

  it('a refused save is shown side by side', () => {
    const dasar = visitOf({ 4: '08:10' }).form
    const kini = visitOf({ 4: '08:20' }).form
    if (!dasar || !kini) throw new Error('no form')
    expect(differences(['taskid4', 'no_kartu'], dasar, { 4: at('08:15') }, kini)).toEqual([
      { field: 'taskid4', before: at('08:10'), mine: at('08:15'), theirs: at('08:20') },
    ])
  })
})

describe('a time of the record', () => {
  const recorded = (over: Partial<TaskView> = {}): TaskView => ({
    taskid: 4,
    waktu: at('08:10'),
    sumber: 'rekam-medis',
    asal: 'pemeriksaan pertama',
    diterima: false,
    waktuDiterima: null,
    call: null,
    ...over,
  })

  it('stands in the form whether the row holds it by now or not, but not over an edit that waits here', () => {
    const stored = timesOf({ 4: null, 5: '08:30' })
    expect(withRecord(stored, [recorded()], [])).toEqual(timesOf({ 4: '08:10', 5: '08:30' }))
    expect(withRecord(timesOf({ 4: '08:20' }), [recorded()], [4])).toEqual(timesOf({ 4: '08:20' }))
    expect(withRecord(stored, [recorded({ taskid: 5, sumber: 'manual' })], [])).toEqual(stored)
  })

  it('says what typing over it does', () => {
    expect(replacedWords(recorded(), at('08:15'), DAY)).toMatch(/^Menggantikan jam rekam medis 08.10 \(pemeriksaan/)
    expect(replacedWords(recorded(), null, DAY)).toMatch(/mengisinya lagi/)
    expect(replacedWords(recorded({ sumber: 'dilihat' }), at('08:15'), DAY)).toContain('dilihat program 08.10')
  })

  it('comes back when a time entered by hand is emptied, where Khanza knows such a time', () => {
    expect(replacedWords(recorded({ sumber: 'manual', asal: '' }), null, DAY)).toMatch(/rekam medis/)
    expect(replacedWords(recorded({ sumber: 'manual', asal: '' }), at('08:15'), DAY)).toBeNull()
    expect(replacedWords(recorded({ taskid: 1, sumber: 'manual', asal: '' }), null, DAY)).toBeNull()
  })

  it.each([
    [{ sumber: 'manual' as const }, 'Manual'],
    [{ sumber: 'rekam-medis' as const, asal: 'pemeriksaan pertama' }, 'Rekam medis: pemeriksaan pertama'],
    [
      { sumber: 'dilihat' as const, asal: 'status Sudah pertama terlihat' },
      'Dilihat program: status Sudah pertama terlihat',
    ],
  ])('is named with its place: %j', (task, words) => {
    expect(sourceText(task)).toBe(words)
    expect(sourceHelp(task.sumber, 4)).toMatch(/\.$/)
  })
})

describe('words about calls', () => {
  const task = (deliveredAt: string | null): TaskView => ({
    taskid: 3,
    waktu: null,
    sumber: null,
    asal: '',
    diterima: true,
    waktuDiterima: null,
    call: deliveredAt === null ? null : callOf({ deliveredAt }),
  })

  it('say why a time is read-only', () => {
    expect(lockedWords(task(at('10:25')), DAY)).toBe(
      'Sudah diterima BPJS pada 10.25; BPJS tidak menerima perubahan jam.',
    )
    expect(lockedWords(task('2025-10-07 06:00:00'), DAY)).toContain('pada Sel, 7 Okt 2025 06.00;')
    expect(lockedWords(task(null), DAY)).toBe('Sudah diterima BPJS; BPJS tidak menerima perubahan jam.')
  })

  it('list what was sent and answered, without what is not known', () => {
    const facts = callFacts(callOf({ waktu: at('08:10'), result: 'sudah-ada', attempts: 2, message: null }), DAY)
    expect(facts).toEqual([
      { name: 'Jam yang dikirim', value: '08.10' },
      { name: 'Hasil', value: 'BPJS sudah punya sebelumnya' },
      { name: 'Percobaan', value: '2 kali' },
    ])
  })

  it('tell how the sending goes on', () => {
    const facts = { kirim: 'menunggu', cobaLagi: null, service: 'berjalan', bpjsOk: true } as const
    expect(sendingWords(facts)).toBe('Menunggu giliran kirim…')
    expect(sendingWords({ ...facts, service: 'jeda' })).toMatch(/dijeda/)
    expect(sendingWords({ ...facts, service: 'siaga' })).toMatch(/Komputer lain/)
    expect(sendingWords({ ...facts, bpjsOk: false })).toMatch(/begitu BPJS kembali/)
    expect(sendingWords({ ...facts, kirim: 'coba-lagi', cobaLagi: at('10:40') })).toBe('Dicoba lagi 10.40.')
    expect(sendingWords({ ...facts, kirim: 'terkirim', service: 'jeda' })).toBe('Sudah diterima BPJS.')
  })
})
