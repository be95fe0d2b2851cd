import { zipSync } from 'fflate/browser'

/**
 * Stands in for `fflate` in the window's bundle (electron.vite.config.ts). write-excel-file packs a workbook with
 * fflate's `zip`, which hands larger files to workers made from blobs; the window's content security policy forbids
 * those, and the export would never end. Packing here takes well under a second for the largest grid.
 */
export function zip(
  files: Parameters<typeof zipSync>[0],
  done: (error: Error | null, data: Uint8Array<ArrayBuffer>) => void,
): void {
  try {
    done(null, zipSync(files))
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)), new Uint8Array())
  }
}

// Everything else of it is as it was.
export * from 'fflate/browser'
