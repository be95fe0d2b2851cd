export function ValidasiPage() {
  return null
}
