import { expect, it } from 'vitest'
import { findAtBpjs } from '../../../src/main/sync/adopt.ts'
import { ok } from '../../../src/shared/result.ts'
import { clientFor } from '../simulator/fixtures.ts'

const TANGGAL = '2025-10-06'

it("a booking whose tasks BPJS would not tell keeps them waiting, and holds up nobody else's", async () => {
  const answers = {
    listed: { code: 200, message: 'Ok.', response: [{ kodebooking: 'A' }, { kodebooking: 'B' }] },
    A: { code: 201, message: 'Poli tidak valid', response: null },
    B: { code: 200, message: 'Ok.', response: [{ taskid: 3, wakturs: '06-10-2025 08:10:00 WIB' }] },
  }
  const client = clientFor('http://contoh.invalid', {}, async ({ body: asked }) => {
    const { kodebooking = 'listed' }: { kodebooking?: keyof typeof answers } = asked ? JSON.parse(asked) : {}
    const { response, ...metadata } = answers[kodebooking]
    return ok({ status: 200, headers: new Headers(), body: JSON.stringify({ metadata, response }) })
  })
  const waiting = ['A', 'B'].map((kodebooking) => ({
    kodebooking,
    call: 'updatewaktu' as const,
    taskid: 3,
    tanggal: TANGGAL,
  }))
  const found = await findAtBpjs(waiting, { client, zone: 'Asia/Jakarta', concurrency: 1 })
  expect(found).toMatchObject([{ kodebooking: 'B', call: 'updatewaktu', taskid: 3 }])
})
