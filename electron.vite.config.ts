import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Packages with native parts, files of their own or singletons stay outside the bundle; package.json brings them. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: { input: { main: at('src/main/desktop/main.ts') }, output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that can require nothing but electron.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    build: {
      outDir: at('out/renderer'),
      // Electron's own Chromium and the browsers of the browser host.
      target: 'chrome120',
      // Half the code to read at the start of an old computer; the main process stays readable for stack traces.
      minify: true,
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
    // The export's zip without blob workers, which the content security policy forbids.
    resolve: { alias: [{ find: /^fflate$/, replacement: at('src/renderer/src/pages/referensi/zip-here.ts') }] },
    plugins: [react()],
  },
})
