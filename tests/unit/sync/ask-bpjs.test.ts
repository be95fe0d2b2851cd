import { describe, expect, it } from 'vitest'
import { bookingsAtBpjs } from '../../../src/main/sync/ask-bpjs.ts'
import { ok } from '../../../src/shared/result.ts'
import { clientFor } from '../simulator/fixtures.ts'

/** What the program takes BPJS to have on a day for which it answers so. */
function listed(code: number, message: string, response?: unknown) {
  const body = JSON.stringify({ metadata: { code, message }, response })
  const client = clientFor('http://contoh.invalid', {}, async () => ok({ status: 200, headers: new Headers(), body }))
  return bookingsAtBpjs('2025-10-06', client)
}

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
  ])('are not known where something else is missing: %i %s', async (code, message) => {
    expect(await listed(code, message)).toBeNull()
  })
})
