import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readStatic } from '../../../src/main/web/static-files.ts'
import { temporaryFolder } from '../outbox/fixtures.ts'

let root: string

beforeEach(() => {
  const folder = temporaryFolder()
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets', 'peta.js'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets', 'index-a1.js'), 'let a')
  writeFileSync(join(root, 'assets', 'nama berspasi.css'), 'a{}')
  writeFileSync(join(root, 'rahasia.json'), '{}')
  writeFileSync(join(root, 'index.js.map'), '{}')
  writeFileSync(join(folder, 'luar.html'), 'di luar')
  mkdirSync(join(folder, 'renderer-lain'))
  writeFileSync(join(folder, 'renderer-lain', 'luar.html'), 'di luar')
})

describe('a file of the built window', () => {
  it('is read by its path, the window itself by none', () => {
    expect(readStatic(root, '/')).toEqual({ type: 'text/html; charset=utf-8', body: Buffer.from('<!doctype html>') })
    expect(readStatic(root, '/index.html')?.body.toString()).toBe('<!doctype html>')
    expect(readStatic(root, '/assets/index-a1.js')).toEqual({
      type: 'text/javascript; charset=utf-8',
      body: Buffer.from('let a'),
    })
    expect(readStatic(root, '/assets/nama%20berspasi.css')?.type).toBe('text/css; charset=utf-8')
  })

  it.each(['/tidak-ada.html', '/assets', '/assets/', '/assets/peta.js', '/index.html/'])('is none at %s', (path) => {
    expect(readStatic(root, path)).toBeNull()
  })

  it.each(['/rahasia.json', '/index.js.map', '/index'])('of another kind is not served: %s', (path) => {
    expect(readStatic(root, path)).toBeNull()
  })
})

it.each([
  '/../luar.html',
  '/%2e%2e/luar.html',
  '/..%2fluar.html',
  '/..%2Frenderer-lain/luar.html',
  '/../renderer-lain/luar.html',
  '/assets/../../luar.html',
  '/assets/..%2f..%2fluar.html',
  '/..%5cluar.html',
  '//../luar.html',
  '/%00/../luar.html',
  '/index.html%00.html',
  '/%',
  '/%zz.html',
])('nothing outside the window is served, nor a broken path: %s', (path) => {
  expect(readStatic(root, path)).toBeNull()
})
