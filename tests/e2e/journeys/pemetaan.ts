import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import type { ReferenceLists } from '../../../src/main/demo/simulator/queries.ts'
import { POLIS } from '../../support/seed-masters.ts'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import { ask } from '../support/ask.ts'
import type { BpjsSwitch } from '../support/bpjs-switch.ts'
import { goTo } from '../support/pages.ts'
import { see } from '../support/see.ts'
import { setsPin } from './settings.ts'
import { arrives, dialog, firstRunEnds, isIdle, todayOf, until, type World } from './world.ts'

const [DALAM, ANAK] = POLIS as [(typeof POLIS)[number], (typeof POLIS)[number]]
const [SATU, DUA, TIGA] = DALAM.doctors as [Doctor, Doctor, Doctor]
type Doctor = (typeof DALAM.doctors)[number]

const HFIS = {
  kodepoli: 'INT',
  namapoli: 'PENYAKIT DALAM',
  kodesubspesialis: 'INT',
  namasubspesialis: 'PENYAKIT DALAM',
  hari: 1,
  namahari: 'SENIN',
  jadwal: '08:00-14:00',
  kapasitaspasien: 60,
  libur: 0,
} as const
const inHfis = ({ kd_dokter_bpjs, nm_dokter }: Doctor) => ({
  ...HFIS,
  kodedokter: Number(kd_dokter_bpjs),
  namadokter: nm_dokter,
})

/** What BPJS knows of this hospital: one doctor comes later and sees fewer in HFIS, another one is not there at all. */
export const BPJS_LISTS: ReferenceLists = {
  poli: [
    ...POLIS.map(({ kd_poli_bpjs, nm_poli }) => ({
      kdpoli: kd_poli_bpjs,
      nmpoli: nm_poli.replace('Poli ', '').toUpperCase(),
      kdsubspesialis: kd_poli_bpjs,
      nmsubspesialis: nm_poli.replace('Poli ', '').toUpperCase(),
    })),
    { kdpoli: 'INT', nmpoli: 'PENYAKIT DALAM', kdsubspesialis: '008', nmsubspesialis: 'GINJAL HIPERTENSI' },
  ],
  dokter: POLIS.flatMap(({ doctors }) =>
    doctors.map(({ kd_dokter_bpjs, nm_dokter }) => ({ kodedokter: Number(kd_dokter_bpjs), namadokter: nm_dokter })),
  ),
  jadwal: [inHfis(SATU), { ...inHfis(DUA), jadwal: '09:00-14:00', kapasitaspasien: 20 }],
}

const list = (page: Page, kind: 'poli' | 'dokter'): Locator => page.getByRole('grid', { name: `Pemetaan ${kind}` })
const lineOf = (page: Page, kind: 'poli' | 'dokter', nama: string): Locator =>
  list(page, kind).getByRole('row').filter({ hasText: nama })
const drawerOf = (page: Page, kind: 'poli' | 'dokter'): Locator => dialog(page, `Pemetaan ${kind}`)
const search = (drawer: Locator, kind: 'poli' | 'dokter'): Locator =>
  drawer.getByRole('combobox', { name: `Pilih ${kind} di BPJS` })

const mappedTo = async ({ db }: World, kd_poli: string): Promise<string | null> => {
  const sql = 'SELECT kd_poli_bpjs AS kode FROM maping_poli_bpjs WHERE kd_poli_rs = ?'
  const [row] = await db.query<{ kode: string }>(sql, [kd_poli])
  return row?.kode ?? null
}

async function locks(page: Page, pin: string): Promise<void> {
  await setsPin(page, pin)
  await page.getByRole('button', { name: 'Kunci sekarang' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Pengaturan terkunci' })).toBeVisible()
}

/**
 * A poli loses its code and its patients wait; it is found on the screen, given a code by keyboard alone with the PIN,
 * and they arrive at BPJS.
 */
export async function mapsWhatHoldsBack(page: Page, world: World, pin: string): Promise<void> {
  await firstRunEnds(page, world)
  await locks(page, pin)
  await world.db.run('DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = ?', [DALAM.kd_poli])
  const visits = [await arrives(world, { nama: 'ANI TANPA KODE' }), await arrives(world, { nama: 'BENI TANPA KODE' })]
  await goTo(page, '#/pemetaan')
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toContainText('2 registrasi tertahan')
  await see(page.getByRole('tab', { name: /^Poli/ })).toContainText('1 tanpa kode, 2 registrasi tertahan')
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toContainText('Belum ada')

  await page.keyboard.press('/')
  await page.keyboard.type('dalam')
  await page.keyboard.press('ArrowDown')
  await see(list(page, 'poli')).toBeFocused()
  await page.keyboard.press('Enter')
  const drawer = drawerOf(page, 'poli')
  await see(search(drawer, 'poli')).toBeFocused()
  await see(drawer.getByRole('option').first()).toContainText(/INT.*paling mirip/)
  // Nothing is chosen before somebody points at it.
  await page.keyboard.press('Enter')
  await see(drawer.getByRole('option', { selected: true })).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  const question = dialog(page, 'Petakan poli?')
  await see(question).toContainText('Belum ada → INT – PENYAKIT DALAM')
  await see(question).toContainText('maping_poli_bpjs')
  await see(question).toContainText('2 registrasi yang tertahan dikirim')
  await see(question.getByRole('button', { name: 'Simpan pemetaan' })).toBeFocused()
  expect(await mappedTo(world, DALAM.kd_poli)).toBeNull()
  await page.keyboard.press('Enter')

  const door = dialog(page, 'Perlu PIN admin')
  await see(door.getByRole('textbox', { name: 'PIN admin' })).toBeFocused()
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await see(door.getByText('PIN salah.')).toBeVisible()
  expect(await mappedTo(world, DALAM.kd_poli)).toBeNull()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')

  await see(
    page.getByText(`${DALAM.nm_poli} dipetakan ke INT – PENYAKIT DALAM. 2 registrasi tidak lagi menunggu kode ini.`),
  ).toBeVisible()
  // In its place, though it does not match the filter any more.
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toContainText('INT')
  await see(drawer).toHaveCount(0)
  await see(list(page, 'poli')).toBeFocused()
  for (const { no_rawat } of visits)
    await until(() => world.rig.simulator.bookings().get(no_rawat)?.add.kodepoli).toBe('INT')
  expect(await mappedTo(world, DALAM.kd_poli)).toBe('INT')
  const today = todayOf(world)
  const audit = await ask(page, 'audit:baca', {
    range: { dari: today, sampai: today },
    teks: '',
    aksi: 'simpan-pemetaan',
  })
  expect(audit.rows).toMatchObject([
    { subject: `poli ${DALAM.kd_poli}`, before: null, after: { kode: 'INT', nama: 'PENYAKIT DALAM' } },
  ])
}

/** Somebody else is faster: told with what is there now, kept at first, and replaced only when asked for again. */
export async function tellsOfAnother(page: Page, world: World): Promise<void> {
  await world.db.run('DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = ?', [ANAK.kd_poli])
  await goTo(page, '#/dasbor')
  // As another screen links to it.
  await goTo(page, `#/pemetaan?jenis=poli&kode=${ANAK.kd_poli}`)
  const drawer = drawerOf(page, 'poli')
  await see(drawer.getByRole('heading', { name: ANAK.nm_poli })).toBeVisible()
  await see(drawer.getByText('kode BPJS: Belum ada')).toBeVisible()
  await see(search(drawer, 'poli')).toBeFocused()
  await world.db.run('INSERT INTO maping_poli_bpjs VALUES (?)', [[ANAK.kd_poli, 'BDM', 'GIGI BEDAH MULUT']])
  const takes = async () => {
    await drawer.getByRole('option').filter({ hasText: 'ANA' }).first().click()
    await dialog(page, 'Petakan poli?').getByRole('button', { name: 'Simpan pemetaan' }).click()
  }
  await takes()
  const note = drawer.getByRole('alert').filter({ hasText: 'diubah orang lain' })
  await see(note).toContainText('BDM – GIGI BEDAH MULUT')
  await see(note).toContainText('ANA – ANAK')
  expect(await mappedTo(world, ANAK.kd_poli)).toBe('BDM')

  await note.getByRole('button', { name: 'Pakai ANA' }).click()
  const question = dialog(page, 'Ganti kode poli?')
  await see(question).toContainText('BDM – GIGI BEDAH MULUT → ANA – ANAK')
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await see(question).toHaveCount(0)
  expect(await mappedTo(world, ANAK.kd_poli)).toBe('BDM')
  await note.getByRole('button', { name: 'Pakai ANA' }).click()
  await question.getByRole('button', { name: 'Ganti kode' }).click()
  await see(page.getByText(`${ANAK.nm_poli} dipetakan ke ANA – ANAK.`)).toBeVisible()
  expect(await mappedTo(world, ANAK.kd_poli)).toBe('ANA')
  await see(drawer).toHaveCount(0)
}

/** Both sides' schedules: what differs first and in words, and who has no code leads to the mapping. */
export async function comparesSchedules(page: Page, world: World): Promise<void> {
  const [lost] = ANAK.doctors
  if (!lost) throw new Error('the seed has no doctor')
  await world.db.run('DELETE FROM maping_dokter_dpjpvclaim WHERE kd_dokter = ?', [lost.kd_dokter])
  await goTo(page, '#/pemetaan')
  await page.getByRole('tab', { name: 'Jadwal' }).click()
  await see(page.getByText('Jadwal Sen, 6 Okt 2025 belum dibandingkan')).toBeVisible()
  await page.getByRole('button', { name: 'Bandingkan dengan HFIS' }).click()
  const table = page.getByRole('grid', { name: 'Jadwal SIMRS dan HFIS' })
  const line = ({ nm_dokter }: Doctor) =>
    table.getByRole('row').filter({ hasText: DALAM.nm_poli }).filter({ hasText: nm_dokter })
  await see(line(DUA)).toContainText('Jam berbeda, kuota HFIS kurang 40')
  await see(line(DUA)).toContainText('09.00–14.00')
  await see(line(TIGA)).toContainText('Tidak ada di HFIS')
  await see(line(SATU)).toHaveCount(0)
  await page.getByRole('radiogroup', { name: 'Saring jadwal' }).locator('label').filter({ hasText: 'Semua' }).click()
  await page.getByRole('textbox', { name: 'Cari poli atau dokter' }).fill('dalam')
  await see(table).toHaveAttribute('aria-rowcount', String(DALAM.doctors.length + 1))
  await see(line(SATU)).toContainText('Sama')

  await page.keyboard.press('Control+e')
  const item = page.getByRole('menuitem', { name: 'CSV' })
  await see(item).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), item.click()])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(DALAM.doctors.length + 1)
  expect(text).toContain(`${DUA.nm_dokter};08.00–14.00;60;09.00–14.00;20;Jam berbeda, kuota HFIS kurang 40`)

  const left = page.getByRole('region', { name: 'Belum punya kode BPJS' })
  await left.getByRole('link', { name: lost.nm_dokter }).click()
  await see(drawerOf(page, 'dokter').getByRole('heading', { name: lost.nm_dokter })).toBeVisible()
  await page.keyboard.press('Escape')
  await see(drawerOf(page, 'dokter')).toHaveCount(0)
  await see(lineOf(page, 'dokter', lost.nm_dokter)).toContainText('Belum ada')
}

/** BPJS is away: its lists cannot be had, which is said, and a code that somebody knows is typed instead. */
export async function typesWithoutBpjs(page: Page, world: World, bpjs: BpjsSwitch): Promise<void> {
  await firstRunEnds(page, world)
  await isIdle(page)
  await bpjs.off()
  await world.db.run('DELETE FROM maping_poli_bpjs WHERE kd_poli_rs = ?', [ANAK.kd_poli])
  await goTo(page, `#/pemetaan?kode=${ANAK.kd_poli}`)
  const drawer = drawerOf(page, 'poli')
  await see(drawer.getByText('Daftar poli BPJS tidak dapat diambil')).toBeVisible()
  const code = drawer.getByRole('textbox', { name: 'Kode BPJS' })
  await see(code).toBeFocused()
  await page.keyboard.press('Enter')
  await see(drawer.getByText('Isi kodenya.')).toBeVisible()
  await page.keyboard.type('ANA')
  await page.keyboard.press('Enter')
  await see(dialog(page, 'Petakan poli?')).toContainText('Belum ada → ANA')
  await page.keyboard.press('Enter')
  await see(page.getByText(`${ANAK.nm_poli} dipetakan ke ANA.`)).toBeVisible()
  expect(await mappedTo(world, ANAK.kd_poli)).toBe('ANA')
  await see(drawer).toHaveCount(0)

  await page.getByRole('tab', { name: 'Jadwal' }).click()
  await page.getByRole('button', { name: 'Bandingkan dengan HFIS' }).click()
  await see(page.getByRole('alert').filter({ hasText: 'Jadwal HFIS tidak terbaca' })).toBeVisible()
  await bpjs.on()
}

/** Nothing is missing: said calmly, with the way to the whole list. */
export async function restsWhenAllIsMapped(page: Page): Promise<void> {
  await goTo(page, '#/pemetaan?jenis=dokter')
  await see(page.getByText('Semua dokter sudah punya kode BPJS.')).toBeVisible()
  await page.getByRole('button', { name: 'Tampilkan semua dokter' }).click()
  await see(lineOf(page, 'dokter', SATU.nm_dokter).first()).toContainText(SATU.kd_dokter_bpjs)
}

/** The database goes away: what was read stays and is said to be old; without it, why, and the list comes by itself. */
export async function outlastsTheDatabase(page: Page, wire: TcpProxy): Promise<void> {
  await goTo(page, '#/pemetaan?saring=semua')
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toBeVisible()
  wire.cut()
  await see(page.getByRole('alert').filter({ hasText: 'Daftar tidak bisa diperbarui.' })).toBeVisible()
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toBeVisible()
  await page.reload()
  await see(page.getByRole('main').getByRole('alert')).toContainText('terhubung')
  await see(page.getByRole('main').getByRole('button', { name: 'Coba lagi' })).toBeVisible()
  wire.restore()
  await see(lineOf(page, 'poli', DALAM.nm_poli)).toBeVisible()
}
