import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { see } from '../support/see.ts'
import { createWindowRig, type WindowRig } from '../support/window-rig.ts'

let window: WindowRig
/** A web page of somebody else's, on this computer: the nearest that a stranger can come. */
let stranger: Server
let strangeUrl: string

beforeAll(async () => {
  window = await createWindowRig({ seed: { registrations: 4, bookings: 2 } })
  stranger = createServer((_request, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' })
      .end('<!doctype html><title>asing</title><h1>asing</h1>')
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  strangeUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
})
afterAll(async () => {
  stranger.closeAllConnections()
  await new Promise((resolve) => stranger.close(resolve))
  await window.close()
})

const dashboard = (page: Awaited<ReturnType<WindowRig['page']>>) =>
  see(page.getByRole('heading', { level: 1, name: 'Dasbor' })).toBeVisible()

describe('the window in a browser', () => {
  it('runs no script but its own and speaks to nobody else', async () => {
    const page = await window.page()
    await dashboard(page)
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.disusupi = "skrip"'
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.disusupi = "tombol"')
      document.body.append(script, button)
      button.click()
      return 'disusupi' in window
    })
    expect(ran).toBe(false)
    const reached = await page.evaluate(async (url) => {
      const image = new Image()
      const drawn = new Promise((resolve) => {
        image.onload = () => resolve(true)
        image.onerror = () => resolve(false)
      })
      image.src = url
      const fetched = await fetch(url).then(
        () => true,
        () => false,
      )
      return { fetched, drawn: await drawn }
    }, strangeUrl)
    expect(reached).toEqual({ fetched: false, drawn: false })
  })

  it('has its token neither in the address nor where a script could find it', async () => {
    const page = await window.page()
    await dashboard(page)
    const token = new URL(window.host.url).searchParams.get('token') ?? ''
    expect(token.length).toBeGreaterThan(20)
    const found = await page.evaluate(() => ({
      address: location.href,
      cookie: document.cookie,
      kept: JSON.stringify({ ...localStorage, ...sessionStorage }),
      heard: performance.getEntries().map(({ name }) => name),
      from: document.referrer,
      page: document.documentElement.outerHTML,
    }))
    expect(JSON.stringify(found)).not.toContain(token)
    await page.getByRole('link', { name: 'Tentang' }).click()
    await page.goBack()
    await page.reload()
    await dashboard(page)
    expect(page.url()).not.toContain('token')
  })

  it('is closed to who has no token, and to who calls it by another name', async () => {
    const page = await window.page()
    const own = new URL(page.url())
    const without = await fetch(own)
    expect({ status: without.status, text: await without.text() }).toEqual({
      status: 401,
      text: 'Buka lewat alamat yang ditampilkan saat program dinyalakan.\n',
    })
    const guess = await page.context().browser()?.newPage()
    if (!guess) throw new Error('the browser has gone')
    await guess.goto(`${own.origin}/?token=tebakan`)
    await see(guess.getByText('Alamat ini sudah tidak berlaku.')).toBeVisible()
    await guess.goto(`http://localhost:${own.port}/`)
    await see(guess.getByText('Alamat ini tidak dilayani.')).toBeVisible()
    await guess.close()
  })

  it('cannot be read, driven or framed by another page, not even in the same browser', async () => {
    const page = await window.page()
    await dashboard(page)
    const own = new URL(page.url()).origin
    const foreign = await page.context().newPage()
    await foreign.goto(strangeUrl)
    const result = await foreign.evaluate(async (origin) => {
      const read = (path: string, init: RequestInit) =>
        fetch(origin + path, { credentials: 'include', ...init }).then(
          async (response) => `terbaca: ${response.type} ${(await response.text()).length}`,
          () => 'ditolak',
        )
      const pause = { method: 'POST', body: '{"request":{"menit":60}}' }
      const loads = (element: HTMLElement) =>
        new Promise<string>((resolve) => {
          element.onload = () => resolve('dimuat')
          element.onerror = () => resolve('ditolak')
          document.body.append(element)
        })
      const script = document.createElement('script')
      script.src = `${origin}/`
      const heard = await new Promise<string>((resolve) => {
        const source = new EventSource(`${origin}/peristiwa`, { withCredentials: true })
        source.onopen = () => resolve('mendengar')
        source.onerror = () => resolve('ditolak')
      })
      return {
        page: await read('/', {}),
        state: await read('/ipc/keadaan:baca', { method: 'POST', body: '{}' }),
        json: await read('/ipc/sinkron:jeda', { ...pause, headers: { 'Content-Type': 'application/json' } }),
        blind: await read('/ipc/sinkron:jeda', { ...pause, mode: 'no-cors' }),
        script: await loads(script),
        heard,
      }
    }, own)
    expect(result).toEqual({
      page: 'ditolak',
      state: 'ditolak',
      json: 'ditolak',
      // Sent blindly: refused there, and what came back is not to be seen.
      blind: expect.stringMatching(/^(ditolak|terbaca: opaque 0)$/),
      script: 'ditolak',
      heard: 'ditolak',
    })
    await foreign.setContent(`<iframe src="${own}/" title="bingkai"></iframe>`)
    await see(foreign.frameLocator('iframe').getByRole('heading', { name: 'Dasbor' })).toHaveCount(0)
    await page.reload()
    await see(page.getByRole('banner').getByRole('button', { name: 'Berjalan' })).toBeVisible()
  })
})
