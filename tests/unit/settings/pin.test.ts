import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPinGuard, PIN_FILE } from '../../../src/main/settings/pin.ts'
import { folder } from './fixtures.ts'

const MINUTE = 60_000
const SHUT = { pinSet: true, open: false, waitMs: 0 }
const OPEN = { pinSet: true, open: true, waitMs: 0 }

function setUp() {
  const directory = folder()
  const file = join(directory, PIN_FILE)
  const clock = { now: Date.UTC(2025, 9, 6) }
  let draws = 0
  const start = () =>
    createPinGuard({
      file,
      now: () => clock.now,
      randomBytes: (size) => createHash('sha256').update(String(draws++)).digest().subarray(0, size),
    })
  return { directory, file, clock, start }
}

/** A guard with a PIN, shut. */
async function shut(pin = '123456') {
  const parts = setUp()
  const guard = parts.start()
  await guard.set(pin)
  guard.lock()
  return { ...parts, guard }
}

describe('without a PIN', () => {
  it('everything is open, and any try succeeds', async () => {
    const { directory, start } = setUp()
    const guard = start()
    expect(guard.state()).toEqual({ pinSet: false, open: true, waitMs: 0 })
    expect(await guard.unlock('0000')).toEqual({ ok: true, value: { pinSet: false, open: true, waitMs: 0 } })
    expect(readdirSync(directory)).toEqual([])
  })

  it('the first may be set by anyone, who is then inside', async () => {
    const { start } = setUp()
    expect(await start().set('1234')).toEqual({ ok: true, value: OPEN })
  })

  it.each(['', '123', '1234567890123', '12a4', '１２３４'])('a PIN must be 4 to 12 digits: %j', async (pin) => {
    const { directory, start } = setUp()
    expect(await start().set(pin)).toMatchObject({ ok: false, error: { reason: 'tidak-sah' } })
    expect(readdirSync(directory)).toEqual([])
  })
})

describe('a PIN', () => {
  it('opens, and another does not', async () => {
    const { guard } = await shut()
    expect(await guard.unlock('123457')).toMatchObject({ ok: false, error: { reason: 'salah', message: 'PIN salah.' } })
    expect(guard.state()).toEqual(SHUT)
    expect(await guard.unlock('123456')).toEqual({ ok: true, value: OPEN })
  })

  it('holds after a restart, and the door is shut then', async () => {
    const { guard, start } = await shut()
    await guard.unlock('123456')
    expect(start().state()).toEqual(SHUT)
    expect((await start().unlock('123456')).ok).toBe(true)
  })

  it('is not on disk, and its file is for its owner alone', async () => {
    const { file } = await shut('48151623')
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain('48151623')
    expect(text).not.toContain(createHash('sha256').update('48151623').digest('base64'))
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('has a salt of its own each time', async () => {
    const { file, guard } = await shut()
    const hash = () => JSON.parse(readFileSync(file, 'utf8')).hash
    const first = hash()
    await guard.unlock('123456')
    await guard.set('123456')
    expect(hash()).not.toBe(first)
  })

  it('can be changed only from inside', async () => {
    const { guard } = await shut()
    expect(await guard.set('9999')).toMatchObject({ ok: false, error: { reason: 'terkunci' } })
    await guard.unlock('123456')
    expect((await guard.set('9999')).ok).toBe(true)
    guard.lock()
    expect((await guard.unlock('123456')).ok).toBe(false)
    expect((await guard.unlock('9999')).ok).toBe(true)
  })

  it('is gone when its file is deleted, even under the running program', async () => {
    const { file, guard } = await shut()
    rmSync(file)
    expect(guard.state()).toEqual({ pinSet: false, open: true, waitMs: 0 })
    expect((await guard.set('2222')).ok).toBe(true)
  })

  it('stays in force when its file is damaged, with a way out', async () => {
    const { file, guard } = await shut()
    const document = JSON.parse(readFileSync(file, 'utf8'))
    for (const text of ['', '{', '{}', JSON.stringify({ ...document, cost: { ...document.cost, N: 2 ** 30 } })]) {
      writeFileSync(file, text)
      expect(guard.state()).toEqual(SHUT)
      expect(await guard.unlock('123456')).toMatchObject({
        ok: false,
        error: { reason: 'berkas', message: expect.stringContaining('Hapus pin.json') },
      })
      expect((await guard.set('9999')).ok).toBe(false)
    }
  })

  it('that cannot be saved is told', async () => {
    const { file, start } = setUp()
    mkdirSync(`${file}.${process.pid}.baru`)
    const guard = start()
    expect(await guard.set('1234')).toMatchObject({ ok: false, error: { reason: 'berkas' } })
    expect(guard.state().pinSet).toBe(false)
  })
})

describe('the open door', () => {
  it('shuts after a quarter of an hour without activity', async () => {
    const { clock, guard } = await shut()
    await guard.unlock('123456')
    clock.now += 14 * MINUTE
    guard.touch()
    clock.now += 14 * MINUTE
    expect(guard.state().open).toBe(true)
    clock.now += MINUTE
    expect(guard.state().open).toBe(false)
    guard.touch()
    expect(guard.state().open).toBe(false)
  })

  it('can be shut', async () => {
    const { guard } = await shut()
    await guard.unlock('123456')
    expect(guard.lock()).toEqual(SHUT)
    expect(guard.state()).toEqual(SHUT)
  })

  it('shuts when the clock is put back, and does not open again with it', async () => {
    const { clock, guard } = await shut()
    await guard.unlock('123456')
    clock.now -= 60 * MINUTE
    expect(guard.state().open).toBe(false)
    clock.now += 60 * MINUTE
    expect(guard.state().open).toBe(false)
  })
})

describe('wrong tries', () => {
  it('cost more and more time, up to five minutes', async () => {
    const { clock, guard } = await shut()
    const waits: number[] = []
    for (let tries = 0; tries < 8; tries++) {
      await guard.unlock('0000')
      waits.push(guard.state().waitMs)
      clock.now += guard.state().waitMs
    }
    expect(waits).toEqual([0, 0, 5_000, 15_000, 60_000, 300_000, 300_000, 300_000])
    expect((await guard.unlock('123456')).ok).toBe(true)
    guard.lock()
    expect(await guard.unlock('0000')).toMatchObject({ error: { state: SHUT } })
  })

  it('during the wait are not looked at, even with the right PIN', async () => {
    const { clock, guard } = await shut()
    for (let tries = 0; tries < 3; tries++) await guard.unlock('0000')
    clock.now += 4_000
    expect(await guard.unlock('123456')).toMatchObject({
      ok: false,
      error: { reason: 'tunggu', message: expect.stringContaining('1 detik'), state: { waitMs: 1_000 } },
    })
    clock.now += 1_000
    expect((await guard.unlock('123456')).ok).toBe(true)
  })

  it('are told with the time to wait', async () => {
    const { clock, guard } = await shut()
    const said: string[] = []
    for (let tries = 0; tries < 6; tries++) {
      const answer = await guard.unlock('0000')
      said.push(answer.ok ? '' : answer.error.message)
      clock.now += guard.state().waitMs
    }
    expect(said).toEqual([
      'PIN salah.',
      'PIN salah.',
      'PIN salah. Coba lagi 5 detik lagi.',
      'PIN salah. Coba lagi 15 detik lagi.',
      'PIN salah. Coba lagi 60 detik lagi.',
      'PIN salah. Coba lagi 5 menit lagi.',
    ])
  })

  it('are remembered over a restart', async () => {
    const { guard, start } = await shut()
    for (let tries = 0; tries < 3; tries++) await guard.unlock('0000')
    expect(start().state()).toEqual({ ...SHUT, waitMs: 5_000 })
    expect(await start().unlock('123456')).toMatchObject({ error: { reason: 'tunggu' } })
  })

  it('at the same time are counted one by one', async () => {
    const { guard } = await shut()
    const answers = await Promise.all(['0', '1', '2', '123456', '4'].map((pin) => guard.unlock(pin)))
    expect(answers.map((answer) => (answer.ok ? 'buka' : answer.error.reason))).toEqual([
      'salah',
      'salah',
      'salah',
      'tunggu',
      'tunggu',
    ])
  })

  it('count although they cannot be written', async () => {
    const { file, guard } = await shut()
    mkdirSync(`${file}.${process.pid}.baru`)
    for (let tries = 0; tries < 3; tries++) await guard.unlock('0000')
    expect(guard.state().waitMs).toBe(5_000)
  })

  it('do not lock for ever when the clock is put back', async () => {
    const { clock, guard, start } = await shut()
    for (let tries = 0; tries < 3; tries++) await guard.unlock('0000')
    clock.now -= 365 * 24 * 60 * MINUTE
    for (const one of [guard, start()]) {
      expect(one.state().waitMs).toBe(5_000)
      clock.now += 3_000
      expect(one.state().waitMs).toBe(2_000)
    }
    clock.now += 2_000
    expect((await guard.unlock('123456')).ok).toBe(true)
  })
})
