/** Addresses of BPJS's queue service. On its own, without zod, so that the window can use the values too. */
export const BPJS_URLS = {
  produksi: 'https://apijkn.bpjs-kesehatan.go.id/antreanrs',
  pengembangan: 'https://apijkn-dev.bpjs-kesehatan.go.id/antreanrs_dev',
} as const
