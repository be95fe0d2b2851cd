import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOwnPage, mayOpenOutside } from '../../../src/main/desktop/guard.ts'
import { createPageServer, PAGE_ORIGIN, PAGE_URL } from '../../../src/main/desktop/page.ts'

describe('the page server', () => {
  let folder = ''
  let serve: ReturnType<typeof createPageServer>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mobilejkn-halaman-'))
    mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'renderer', 'index.html'), '<p>halo</p>')
    writeFileSync(join(folder, 'renderer', 'assets', 'a b.js'), '1')
    writeFileSync(join(folder, 'rahasia.js'), 'rahasia')
    serve = createPageServer(join(folder, 'renderer'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('answers with the files of its folder', async () => {
    const page = serve({ url: PAGE_URL, method: 'GET' })
    expect(page.status).toBe(200)
    expect(await page.text()).toBe('<p>halo</p>')
    expect(serve({ url: `${PAGE_ORIGIN}/assets/a%20b.js`, method: 'GET' }).headers.get('Content-Type')).toMatch(
      /^text\/javascript/,
    )
  })

  it('lets the page load nothing from elsewhere and run no text as code', () => {
    const policy = serve({ url: PAGE_URL, method: 'GET' }).headers.get('Content-Security-Policy') ?? ''
    const rules = policy.split('; ')
    expect(rules).toContain("default-src 'none'")
    expect(rules).toContain("script-src 'self'")
    expect(rules).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  it.each([
    ['/../rahasia.js', 404],
    ['/%2e%2e/rahasia.js', 404],
    ['/..%2frahasia.js', 404],
    ['/..%5crahasia.js', 404],
    ['/assets/../../rahasia.js', 404],
    ['/%00', 404],
    ['/%', 404],
    ['/assets', 404],
    ['/tidak-ada.js', 404],
  ])('does not hand out %s', (path, status) => {
    expect(serve({ url: PAGE_ORIGIN + path, method: 'GET' }).status).toBe(status)
  })

  it('refuses every other address and every other method', () => {
    for (const url of ['https://contoh.id/index.html', 'http://mobilejkn.invalid/', 'file:///etc/passwd', 'x', '']) {
      expect(serve({ url, method: 'GET' }).status, url).toBe(403)
    }
    expect(serve({ url: PAGE_URL, method: 'POST' }).status).toBe(403)
  })
})

describe('navigation', () => {
  it('knows its own page, whatever the fragment', () => {
    expect(isOwnPage(`${PAGE_URL}#/log`, PAGE_URL)).toBe(true)
    for (const url of [
      `${PAGE_ORIGIN}/lain.html`,
      'https://mobilejkn.invalid.contoh.id/index.html',
      'http://mobilejkn.invalid/index.html',
      'about:blank',
      '',
    ]) {
      expect(isOwnPage(url, PAGE_URL), url).toBe(false)
    }
  })

  it('leads outside to the pages of BPJS alone', () => {
    expect(mayOpenOutside('https://faskes.bpjs-kesehatan.go.id/hfis')).toBe(true)
    for (const url of [
      'http://faskes.bpjs-kesehatan.go.id/',
      'https://bpjs-kesehatan.go.id.contoh.id/',
      'https://bpjs-kesehatan.go.id@contoh.id/',
      'https://bpjs-kesehatan.go.id:8443/',
      'file:///etc/passwd',
      'smb://server/berkas',
      'bukan alamat',
    ]) {
      expect(mayOpenOutside(url), url).toBe(false)
    }
  })
})
