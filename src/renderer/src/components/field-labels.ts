const LABELS: Readonly<Record<string, string>> = {
  no_rawat: 'No. rawat',
  no_rkm_medis: 'No. RM',
  no_kartu: 'No. kartu BPJS',
  kodepoli: 'Kode poli',
  nama_poli: 'Nama poli',
  nomor_referensi: 'Nomor referensi',
  jenis_kunjungan: 'Jenis kunjungan',
  status_kirim: 'Status kirim',
  taskid: 'Task aktif',
}

/** The name of a field of the brief's table as staff know it; task times are named by their number. */
export function fieldLabel(field: string): string {
  const task = /^(?:taskid|task|waktu|times\.)?_?(\d{1,2})$/.exec(field)?.[1]
  if (task) return `Jam task ${task}`
  return LABELS[field] ?? field
}
