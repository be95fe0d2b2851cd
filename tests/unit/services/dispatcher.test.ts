import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDispatcher, type DispatchDeps, type Handlers } from '../../../src/main/services/dispatcher.ts'
import { Refusal } from '../../../src/main/services/refusal.ts'
import { IPC_ERRORS } from '../../../src/shared/ipc/channel.ts'
import { CHANNEL_NAMES } from '../../../src/shared/ipc/contract.ts'
import { TODAY } from '../sync/builders.ts'

/** Every channel answers with this. */
function allHandlers(answer: (request: unknown) => unknown): Handlers {
  return Object.fromEntries(CHANNEL_NAMES.map((name) => [name, answer])) as unknown as Handlers
}

function dispatcher(answer: (request: unknown) => unknown = () => null, deps: Partial<DispatchDeps> = {}) {
  const crashes: unknown[] = []
  const dispatch = createDispatcher({
    handlers: allHandlers(answer),
    adminOpen: () => true,
    logCrash: (error) => crashes.push(error),
    ...deps,
  })
  return { dispatch, crashes }
}

const range = { dari: TODAY, sampai: TODAY }

describe('a request', () => {
  it('reaches its handler as the contract reads it, and is answered with its value', async () => {
    const seen: unknown[] = []
    const { dispatch } = dispatcher((request) => {
      seen.push(request)
      return ['jawaban']
    })
    const answer = await dispatch('registrasi:baca', { ...range, lain: 1 })
    expect(answer).toEqual({ ok: true, value: ['jawaban'] })
    expect(seen).toEqual([range])
  })

  it('without an answer is answered null, which crosses every wire', async () => {
    const { dispatch } = dispatcher(() => undefined)
    expect(await dispatch('keadaan:baca', undefined)).toEqual({ ok: true, value: null })
  })

  it.each(['', 'keadaan', 'constructor', '__proto__', 'toString'])(
    'on the unknown channel "%s" is refused',
    async (name) => {
      const { dispatch, crashes } = dispatcher()
      expect(await dispatch(name, undefined)).toEqual({
        ok: false,
        error: { code: 'tidak-sah', message: 'Permintaan ini tidak dikenal.' },
      })
      expect(crashes).toEqual([])
    },
  )

  it('that is not valid says which field, in words for the person', async () => {
    const { dispatch } = dispatcher()
    expect(
      await dispatch('referensi:baca', { tanggal_periksa: TODAY, jam_periksa: '08:00:00', no_rkm_medis: '' }),
    ).toEqual({ ok: false, error: { code: 'tidak-sah', message: 'Pilih pasien lebih dahulu.', field: 'no_rkm_medis' } })
    expect(
      await dispatch('registrasi:segarkan', { range: { ...range, dari: '2025-02-31' }, no_rawat: [] }),
    ).toMatchObject({
      error: { field: 'range.dari' },
    })
  })

  it('that is wrong as a whole names no field', async () => {
    const { dispatch } = dispatcher()
    const { error } = (await dispatch('registrasi:baca', { dari: '2025-10-07', sampai: TODAY })) as { error: object }
    expect(error).toEqual({ code: 'tidak-sah', message: 'Tanggal awal lebih akhir dari tanggal akhir.' })
  })
})

describe('the admin channels', () => {
  const ADMIN = CHANNEL_NAMES.filter((name) => name.startsWith('pengaturan:') || name.startsWith('migrasi:'))
  const form = { nama: 'a', isi: 'b' }

  it('are refused while the PIN is locked, before anything is done', async () => {
    const { dispatch } = dispatcher(
      () => {
        throw new Error('not to be reached')
      },
      { adminOpen: () => false },
    )
    expect(ADMIN.length).toBe(8)
    const answers = [
      await dispatch('pengaturan:baca', undefined),
      await dispatch('pengaturan:impor', form),
      await dispatch('pengaturan:terapkan-impor', { id: 'x' }),
      await dispatch('migrasi:lihat', undefined),
      await dispatch('migrasi:jalankan', undefined),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'perlu-pin' } })
  })

  it('are the only ones that ask whether the door is open', async () => {
    let asked = 0
    const { dispatch } = dispatcher(() => null, {
      adminOpen() {
        asked++
        return true
      },
    })
    await dispatch('keadaan:baca', undefined)
    await dispatch('pin:keadaan', undefined)
    expect(asked).toBe(0)
    await dispatch('pengaturan:baca', undefined)
    expect(asked).toBe(1)
  })
})

describe('a failure', () => {
  it('that was expected crosses as data', async () => {
    const { dispatch, crashes } = dispatcher(async () => {
      throw new Refusal('tidak-sah', 'Task 4 sudah diterima BPJS.', 'taskid4')
    })
    expect(await dispatch('keadaan:baca', undefined)).toEqual({
      ok: false,
      error: { code: 'tidak-sah', message: 'Task 4 sudah diterima BPJS.', field: 'taskid4' },
    })
    expect(crashes).toEqual([])
  })

  it('that is a bug is answered without its details, which go to the log', async () => {
    const bug = new Error('select sandi from rahasia')
    const { dispatch, crashes } = dispatcher(() => {
      throw bug
    })
    const answer = await dispatch('keadaan:baca', undefined)
    expect(answer).toMatchObject({ ok: false, error: { code: 'gangguan' } })
    expect(JSON.stringify(answer)).not.toContain('rahasia')
    expect(crashes).toEqual([bug])
  })
})

it('every request is answered with a result, whatever it is and whatever its handler does', async () => {
  const outcomes: (() => unknown)[] = [
    () => 1,
    () => undefined,
    () => {
      throw new Error('a bug')
    },
    () => {
      throw 'a text'
    },
    () => Promise.reject(new Refusal('database', 'tidak terhubung')),
    () => Promise.reject(null),
  ]
  const channels = fc.oneof(fc.constantFrom(...CHANNEL_NAMES), fc.string())
  const requests = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.object())
  await fc.assert(
    fc.asyncProperty(
      channels,
      requests,
      fc.constantFrom(...outcomes),
      fc.boolean(),
      async (channel, request, outcome, open) => {
        const { dispatch } = dispatcher(outcome, { adminOpen: () => open })
        const result = await dispatch(channel, request)
        if (result.ok) expect(result.value).not.toBeUndefined()
        else expect(IPC_ERRORS).toContain(result.error.code)
      },
    ),
  )
})
