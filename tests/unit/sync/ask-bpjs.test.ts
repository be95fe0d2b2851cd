import { describe, expect, it } from 'vitest'
import { bookingsAtBpjs, TASKS_UNKNOWN, tasksOfBooking } from '../../../src/main/sync/ask-bpjs.ts'
import { ok } from '../../../src/shared/result.ts'
import { clientFor } from '../simulator/fixtures.ts'

function answering(code: number, message: string, response?: unknown) {
  const body = JSON.stringify({ metadata: { code, message }, response })
  return clientFor('http://contoh.invalid', {}, async () => ok({ status: 200, headers: new Headers(), body }))
}
/** What the program takes BPJS to have on a day for which it answers so. */
const listed = (...answer: Parameters<typeof answering>) => bookingsAtBpjs('2025-10-06', answering(...answer))
/** What it takes BPJS to have of a booking for which it answers so. */
const tasks = (...answer: Parameters<typeof answering>) => tasksOfBooking('A', answering(...answer), 'Asia/Jakarta')

describe("the bookings of a day in BPJS's answer", () => {
  it('are those it lists', async () => {
    expect(await listed(200, 'Ok.', [{ kodebooking: 'A' }])).toMatchObject([{ kodebooking: 'A' }])
  })

  it.each([
    [201, 'Data tidak ditemukan'],
    [201, 'Belum ada antrean'],
    [204, 'Tidak ada data'],
    [204, 'No Content'],
  ])('are none where it refuses an empty day: %i %s', async (code, message) => {
    expect(await listed(code, message)).toEqual([])
  })

  it.each([
    [401, 'User key tidak ditemukan'],
    [404, 'Layanan tidak ditemukan'],
    [500, 'Data tidak ditemukan'],
    [201, 'Rujukan tidak valid'],
    [201, 'User key tidak ditemukan'],
    [201, 'Data tidak ditemukan, coba beberapa saat lagi'],
  ])('are not known where something else is missing: %i %s', async (code, message) => {
    expect(await listed(code, message)).toBeNull()
  })
})

describe("the tasks of a booking in BPJS's answer", () => {
  it('are those it lists', async () => {
    const wakturs = '06-10-2025 08:10:00 WIB'
    expect(await tasks(200, 'Ok.', [{ taskid: 3, wakturs }])).toMatchObject([
      { taskid: 3, wall: '2025-10-06 08:10:00' },
    ])
    expect(await tasks(200, 'Ok.', [])).toEqual([])
  })

  it.each([
    [201, 'Kode Booking tidak ditemukan'],
    [201, 'Belum ada task'],
    [204, 'No Content'],
  ])('are none where it says that there are none: %i %s', async (code, message) => {
    expect(await tasks(code, message)).toEqual([])
  })

  it.each([
    [201, 'Data tidak sesuai, hubungi petugas'],
    [201, 'Poli tidak valid'],
  ])('are not known where it refuses for any other reason: %i %s', async (code, message) => {
    expect(await tasks(code, message)).toBe(TASKS_UNKNOWN)
  })

  it('are not known where it answers with something else', async () => {
    expect(await tasks(200, 'Ok.', { list: [] })).toBe(TASKS_UNKNOWN)
  })

  it.each([
    [401, 'User key tidak ditemukan'],
    [500, 'Data tidak ditemukan'],
  ])('could not be asked for where nothing could: %i %s', async (code, message) => {
    expect(await tasks(code, message)).toBeNull()
  })
})
