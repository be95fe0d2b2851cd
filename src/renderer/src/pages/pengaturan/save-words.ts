/** `3 perubahan belum disimpan` */
export function changesText(changes: number): string {
  return changes === 0 ? 'Semua perubahan sudah tersimpan.' : `${changes} perubahan belum disimpan`
}

/** `2 isian perlu diperbaiki` */
export function errorsText(errors: number): string {
  return `${errors} isian perlu diperbaiki`
}
