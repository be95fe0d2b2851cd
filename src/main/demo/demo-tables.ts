/** The embedded hospital's tables: Khanza's names and columns in SQLite, with the booking table in Khanza's shape. */
const REFERENCE_TIMES = [1, 2, 3, 4, 5, 6, 7, 99].map((id) => `taskid${id} text`).join(', ')

export const DEMO_TABLES = `
create table if not exists poliklinik (kd_poli text primary key, nm_poli text);
create table if not exists dokter (kd_dokter text primary key, nm_dokter text);
create table if not exists penjab (kd_pj text primary key, png_jawab text);
create table if not exists password_asuransi (kd_pj text primary key);
create table if not exists pasien (no_rkm_medis text primary key, nm_pasien text, no_ktp text, no_tlp text, no_peserta text);
create table if not exists jadwal (kd_dokter text, hari_kerja text, jam_mulai text, jam_selesai text, kd_poli text, kuota integer,
  primary key (kd_dokter, hari_kerja, jam_mulai));
create table if not exists maping_poli_bpjs (kd_poli_rs text primary key, kd_poli_bpjs text, nm_poli_bpjs text);
create table if not exists maping_dokter_dpjpvclaim (kd_dokter text primary key, kd_dokter_bpjs text, nm_dokter_bpjs text);
create table if not exists reg_periksa (no_rawat text primary key, no_reg text, tgl_registrasi text, jam_reg text, kd_dokter text,
  no_rkm_medis text, kd_poli text, stts text, stts_daftar text, status_lanjut text, kd_pj text);
create table if not exists bridging_sep (no_sep text primary key, no_rawat text, no_rujukan text, asal_rujukan text);
create table if not exists referensi_mobilejkn_bpjs (nobooking text primary key, no_rawat text, nomorkartu text, nik text, nohp text,
  kodepoli text, pasienbaru text, norm text, tanggalperiksa text, kodedokter text, jampraktek text, jeniskunjungan text,
  nomorreferensi text, nomorantrean text, angkaantrean text, estimasidilayani text, sisakuotajkn integer, kuotajkn integer,
  sisakuotanonjkn integer, kuotanonjkn integer, status text, validasi text, statuskirim text);
create table if not exists referensi_mobilejkn_bpjs_batal (nobooking text primary key, no_rkm_medis text, no_rawat_batal text,
  nomorreferensi text, tanggalbatal text, keterangan text, statuskirim text);
create table if not exists pemeriksaan_ralan (no_rawat text, tgl_perawatan text, jam_rawat text, nip text,
  primary key (no_rawat, tgl_perawatan, jam_rawat));
create table if not exists mutasi_berkas (no_rawat text primary key, status text, dikirim text, diterima text, kembali text);
create table if not exists resep_obat (no_resep text primary key, no_rawat text, tgl_perawatan text, jam text, status text,
  tgl_penyerahan text, jam_penyerahan text);
create index if not exists resep_obat_no_rawat on resep_obat (no_rawat);
create table if not exists resep_dokter_racikan (no_resep text, no_racik text, primary key (no_resep, no_racik));
create table if not exists referensi_mobilejkn_bpjs_taskid (no_rawat text, taskid text, waktu text, primary key (no_rawat, taskid));
create table if not exists referensi_mobilejkn_bpjs_erm (tanggal_periksa text, jam_periksa text, no_rkm_medis text, no_rawat text,
  no_kartu text, kodepoli text, nama_poli text, nomor_referensi text, jenis_kunjungan integer, taskid integer not null default 0,
  ${REFERENCE_TIMES}, status_kirim text not null default 'Belum', created_at text, updated_at text,
  primary key (tanggal_periksa, jam_periksa, no_rkm_medis));
`
