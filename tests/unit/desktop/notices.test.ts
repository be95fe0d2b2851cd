import { describe, expect, it } from 'vitest'
import { NOTHING_TOLD, type NoticeMemory, nextNotice, reminderNotice } from '../../../src/main/desktop/notices.ts'
import type { AppState } from '../../../src/shared/ipc/app-state.ts'
import { actionNeeded, warning } from '../../../src/shared/problems.ts'
import { appState, service } from './fixtures.ts'

/** What is told while these states follow one another; null where nothing is. */
function told(...changes: Partial<AppState>[]): (string | null)[] {
  let memory: NoticeMemory = NOTHING_TOLD
  return changes.map((change) => {
    const next = nextNotice(memory, appState(change))
    memory = next.memory
    return next.notice?.body ?? null
  })
}

const WELL: Partial<AppState> = {}
const held = (count: number): Partial<AppState> => ({ held: count, service: service('perlu-tindakan') })
const HELD_3 = '3 registrasi belum dapat dikirim. Klik untuk melihatnya.'

describe('a notification', () => {
  it('comes when the first registration is held, and not again for the next ones', () => {
    expect(told(WELL, held(3), held(3), held(5))).toEqual([null, HELD_3, null, null])
  })

  it('comes again only after it was well in between', () => {
    expect(told(held(3), WELL, held(3))).toEqual([HELD_3, null, HELD_3])
  })

  it('leads to the visits concerned', () => {
    expect(nextNotice(NOTHING_TOLD, appState(held(3))).notice?.page).toBe('#/referensi?kirim=perlu-tindakan')
  })

  it('does not come for what needs nobody', () => {
    const away = { ok: false, message: 'Server BPJS tidak menjawab.', since: null }
    expect(
      told(
        { bpjs: away, waiting: 37, service: service('menunggu') },
        { problems: [warning(null, 'tabel-opsional', 'Tabel tidak ada.')] },
      ),
    ).toEqual([null, null])
  })

  it('comes once for each problem of the whole service', () => {
    const rights = actionNeeded(null, 'database-hak', 'Hak kurang.')
    const schema = actionNeeded(null, 'database-skema', 'Tabel berbeda.')
    expect(told({ problems: [rights] }, { problems: [rights] }, { problems: [rights, schema] }, WELL)).toEqual([
      'Hak kurang.',
      null,
      'Tabel berbeda.',
      null,
    ])
  })

  it('comes for credentials that BPJS refuses, also while registrations are held', () => {
    const refused = { ok: false, message: 'BPJS menolak kunci.', since: null }
    expect(told(held(3), { ...held(3), bpjs: refused })).toEqual([HELD_3, 'BPJS menolak kunci.'])
  })

  it('puts what starts at the same time into one', () => {
    const rights = actionNeeded(null, 'database-hak', 'Hak kurang.')
    expect(told({ ...held(3), problems: [rights] })).toEqual(['Hak kurang. Dan 1 hal lain.'])
  })

  it('comes for two edits of one row', () => {
    expect(told({ edits: { waiting: 0, conflicts: 2 } })).toEqual([
      '2 suntingan berbeda dengan isi database. Klik untuk memilih.',
    ])
  })

  it('comes for a service that needs a person for any other reason', () => {
    expect(told({ service: service('perlu-tindakan', 'Status belum tercatat.') })).toEqual(['Status belum tercatat.'])
  })

  it('waits for the end of a run, when the counts are complete', () => {
    const running: Partial<AppState> = { ...held(1), timer: { state: 'berjalan', nextInMs: null } }
    expect(told(running, held(3))).toEqual([null, HELD_3])
  })

  it('does not come while standing by or paused, and does not come again afterwards', () => {
    const standby: Partial<AppState> = { held: 3, service: service('siaga') }
    expect(told(standby, held(3), { held: 3, service: service('jeda') }, held(3))).toEqual([null, HELD_3, null, null])
  })

  it('comes anew when the hospital follows the demo', () => {
    expect(told({ ...held(3), mode: 'demo' }, held(3), { mode: 'awal' })).toEqual([HELD_3, HELD_3, null])
  })
})

describe('the reminder of the day', () => {
  it('says how many visits are incomplete, and leads to them', () => {
    expect(reminderNotice({ tanggal: '2025-10-06', belumLengkap: 1_200 })).toEqual({
      title: 'Belum lengkap di BPJS',
      body: '1.200 kunjungan hari ini sudah dilayani tetapi belum lengkap di BPJS. Klik untuk melihatnya.',
      page: '#/capaian?dari=2025-10-06&sampai=2025-10-06&rincian=dilayani',
    })
  })
})
