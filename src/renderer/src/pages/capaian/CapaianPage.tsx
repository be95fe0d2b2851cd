export function CapaianPage() {
  return null
}
