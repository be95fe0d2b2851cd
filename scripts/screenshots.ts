import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import { chromium, type Page } from 'playwright'
import { BPJS_URLS } from '../src/shared/bpjs-urls.ts'
import { isBuildStale } from './build-window.ts'
import { findChromium } from './find-chromium.ts'
import { inScene, liveUntilNoon, SIZE } from './screenshot-scene.ts'

/**
 * `npm run screenshots`: takes the pictures of README and guide from the demo, the same ones in the same order every
 * time, and writes them to docs/gambar. Nothing real is touched and nothing leaves the computer: the wizard and an
 * import are shown up to the last step before anything would be stored or sent.
 */
const ROOT = resolve(import.meta.dirname, '..')
const PICTURES = join(ROOT, 'docs', 'gambar')
const PIN = '246810'

/** A `.env` as an installation of the older service has it. All of it is made up. */
const ENV_FILE = `BPJS_MOBILE_JKN_URL=${BPJS_URLS.produksi}
BPJS_API_KEY=12345
BPJS_SECRET_KEY=kunci-contoh
BPJS_USER_KEY=user-key-contoh
DB_HOST=192.168.1.10
DB_PORT=3307
DB_DATABASE=sik
DB_USERNAME=antrean
DB_PASSWORD=sandi-contoh
`

async function main(): Promise<void> {
  if (isBuildStale(ROOT)) await build({ root: ROOT, logLevel: 'warn' })
  mkdirSync(PICTURES, { recursive: true })
  const browser = await chromium.launch({
    ...findChromium(),
    // As root, Chromium runs without its sandbox only. It opens nothing but this program.
    args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    await inScene(browser, { demo: false }, showWizard)
    await inScene(browser, { demo: true }, async (page, scene) => {
      await liveUntilNoon(page, scene)
      await showDailyWork(page)
      await showMapping(page)
      await showAudit(page)
      await showSettings(page)
    })
  } finally {
    await browser.close()
  }
}

async function showWizard(page: Page): Promise<void> {
  const go = () => page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  await page.getByRole('button', { name: /Mode Demo/ }).waitFor()
  await shoot(page, 'wizard-awal')

  await page.getByRole('button', { name: /Hubungkan rumah sakit/ }).click()
  await page.getByLabel('Alamat server').fill('192.168.1.10')
  await page.getByLabel('Nama database').fill('sik')
  await page.getByLabel('Pengguna').fill('antrean')
  await page.getByLabel('Sandi database', { exact: true }).fill('sandi-contoh')
  await shoot(page, 'wizard-database')
  await chooseEnvFile(page)
  await shoot(page, 'impor')
  await page.getByRole('button', { name: 'Pilih berkas lain' }).click()
  await go()

  await fillCredentials(page)
  await shoot(page, 'wizard-bpjs')
  await go()

  // The test is left out: it would connect, and the addresses are made up.
  await page.getByRole('button', { name: 'Uji database dan BPJS' }).waitFor()
  await go()
  await page.getByRole('button', { name: 'Lanjut saja' }).click()

  await page.getByText('Yang disinkronkan').waitFor()
  await shoot(page, 'wizard-sinkronisasi')
  await go()

  await page.getByLabel('PIN baru').fill(PIN)
  await page.getByLabel('Ketik PIN sekali lagi').fill(PIN)
  await shoot(page, 'wizard-pin')
}

async function showDailyWork(page: Page): Promise<void> {
  await visit(page, '#/dasbor')
  const runs = page.getByRole('region', { name: 'Tabel Sinkron terakhir' })
  // Its head, and the four runs of the morning.
  await runs.getByRole('row').nth(4).waitFor()
  await runs.getByText(/^(berjalan|terputus)$/).waitFor({ state: 'detached' })
  for (const chart of ['.recharts-bar-rectangle', '.recharts-line']) await page.locator(chart).first().waitFor()
  await shoot(page, 'dasbor')
  await page.getByRole('button', { name: 'Tampilan gelap' }).click()
  await shoot(page, 'dasbor-gelap')
  await page.getByRole('button', { name: 'Tampilan terang' }).click()

  await visit(page, '#/referensi')
  const grid = page.getByRole('grid')
  await grid.getByText('AHMAD', { exact: false }).first().waitFor()
  await shoot(page, 'data-referensi')

  const reversed = grid.getByRole('row').filter({ hasText: 'lebih awal dari task 3' })
  await reversed.first().click()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Mengapa belum terkirim').waitFor()
  await shoot(page, 'editor-task-id')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: /Tambah Data/ }).click()
  await drawer.getByRole('option').first().waitFor()
  await drawer.getByLabel('Pasien').fill('lestari')
  await drawer.getByRole('option').filter({ hasNotText: 'LESTARI' }).first().waitFor({ state: 'detached' })
  await shoot(page, 'tambah-data')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await grid.getByRole('row').filter({ hasText: 'AGUS AMINAH' }).first().click()
  await page.keyboard.press('e')
  await drawer.getByLabel('Nomor referensi').waitFor()
  await shoot(page, 'ubah-data')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await visit(page, '#/validasi')
  await grid.getByRole('row').filter({ hasText: 'usulan' }).first().waitFor()
  await shoot(page, 'validasi')

  await visit(page, '#/bpjs')
  await page.getByRole('grid', { name: 'Booking di BPJS dan SIMRS' }).getByText('Tidak ada di SIMRS').waitFor()
  await shoot(page, 'antrean-bpjs')

  await visit(page, '#/capaian?dari=2025-09-14&sampai=2025-10-06')
  await page.getByRole('grid', { name: 'Capaian per poli' }).getByRole('row').nth(3).waitFor()
  await page.locator('.recharts-line').first().waitFor()
  await shoot(page, 'capaian')

  await visit(page, '#/antrian')
  await page.getByRole('row').nth(1).waitFor()
  await shoot(page, 'antrian-kirim')
  await page.getByRole('row').filter({ hasText: 'Perlu tindakan' }).first().click()
  await drawer.getByText('Riwayat percobaan').waitFor()
  await shoot(page, 'antrian-rincian')
  await page.keyboard.press('Escape')

  await visit(page, '#/log')
  await page.getByRole('row').nth(5).waitFor()
  await shoot(page, 'log')
  await visit(page, '#/tentang')
  await page.getByText('Folder data').waitFor()
  await shoot(page, 'tentang')
}

async function showMapping(page: Page): Promise<void> {
  await visit(page, '#/pemetaan?saring=semua')
  const held = page
    .getByRole('grid', { name: 'Pemetaan poli' })
    .getByRole('row')
    .filter({ hasText: 'registrasi tertahan' })
  await held.first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('paling mirip').waitFor()
  await shoot(page, 'pemetaan')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await visit(page, '#/pemetaan?jenis=jadwal&jadwal=semua')
  await page.getByRole('button', { name: 'Bandingkan dengan HFIS' }).click()
  await page.getByRole('grid', { name: 'Jadwal SIMRS dan HFIS' }).getByText('Libur di HFIS').waitFor()
  await shoot(page, 'pemetaan-jadwal')
}

/** Last of the daily work: what it changes would be seen on the other pictures. */
async function showAudit(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Registrasi' })
  const drawer = page.getByRole('dialog')
  await visit(page, '#/referensi')
  await grid.getByRole('row').filter({ hasText: 'AGUS AMINAH' }).first().click()
  await page.keyboard.press('e')
  await drawer.getByLabel('Nomor referensi').fill('0001R0041025A004711')
  await page.keyboard.press('Control+s')
  await drawer.waitFor({ state: 'detached' })
  await grid.getByRole('row').filter({ hasText: 'lebih awal dari task 3' }).first().click()
  await page.keyboard.press('Enter')
  await drawer.getByLabel('Jam task 4').fill('08.20')
  await page.keyboard.press('Control+s')
  await drawer.locator('[data-task="4"]').getByText('Manual').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await visit(page, '#/audit')
  await page.getByRole('grid', { name: 'Audit' }).getByText('Ubah data referensi').last().click()
  await drawer.getByText('Sesudah').waitFor()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await shoot(page, 'audit')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
}

async function showSettings(page: Page): Promise<void> {
  const part = (name: string) => visit(page, `#/pengaturan?bagian=${name}`)
  await part('aplikasi')
  await page.getByLabel('PIN baru').fill(PIN)
  await page.getByLabel('Ketik PIN sekali lagi').fill(PIN)
  await page.getByRole('button', { name: 'Pasang PIN' }).click()
  const lock = page.getByRole('button', { name: 'Kunci sekarang' })
  await lock.waitFor()
  await page.getByRole('alert').getByRole('button', { name: 'Tutup' }).click()

  // Secrets are never in the settings file, so they are typed; nothing of it is saved.
  await part('bpjs')
  await fillCredentials(page)
  await part('database')
  await page.getByLabel('Sandi database', { exact: true }).fill('sandi-contoh')
  await shoot(page, 'pengaturan-database')
  await part('bpjs')
  await page.getByLabel('User key', { exact: true }).waitFor()
  await shoot(page, 'pengaturan-bpjs')
  await part('sinkronisasi')
  await page.getByLabel('Jarak sinkron').waitFor()
  await shoot(page, 'pengaturan-sinkron')
  await part('aplikasi')
  await lock.waitFor()
  await shoot(page, 'pengaturan-aplikasi')

  await page.getByRole('button', { name: 'Buang perubahan' }).click()
  await lock.click()
  // As whoever opens the page finds it, with nothing typed before.
  await page.reload()
  await page.getByRole('button', { name: 'Lupa PIN?' }).click()
  await page.getByText('pin.json').waitFor()
  await shoot(page, 'pin')
}

async function fillCredentials(page: Page): Promise<void> {
  for (const name of ['Cons ID', 'Secret key', 'User key'])
    await page.getByLabel(name, { exact: true }).fill(`${name} contoh`)
}

async function chooseEnvFile(page: Page): Promise<void> {
  const buffer = Buffer.from(ENV_FILE)
  await page.locator('input[type=file]').setInputFiles({ name: '.env', mimeType: 'text/plain', buffer })
  await page.getByRole('button', { name: /^Terapkan/ }).waitFor()
}

async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate(`window.location.hash = ${JSON.stringify(hash)}`)
}

/** Takes the picture once nothing is being loaded any more. The pointer is put where it marks nothing. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(SIZE.width / 2, 2)
  const idle = `document.querySelector('.mantine-Loader-root, [data-loading]') === null`
  await page.waitForFunction(`${idle} && document.fonts.status === 'loaded'`)
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' })
  process.stdout.write(`docs/gambar/${name}.png\n`)
}

await main()
