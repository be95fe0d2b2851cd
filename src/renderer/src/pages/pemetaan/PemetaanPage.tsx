export function PemetaanPage() {
  return null
}
