export function BpjsPage() {
  return null
}
