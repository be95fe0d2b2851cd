const FIELDS = 'input, button, select, textarea'

/** Puts the focus on the first field or button that can take it; of radio buttons on the chosen one. */
export function focusFirst(container: HTMLElement): void {
  const first = [...container.querySelectorAll<HTMLElement>(FIELDS)].find(canTake)
  const chosen =
    first instanceof HTMLInputElement && first.type === 'radio'
      ? container.querySelector<HTMLInputElement>(`input[type="radio"][name="${first.name}"]:checked`)
      : null
  const target = chosen ?? first
  target?.focus()
}

function canTake(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && !element.matches(':disabled, [tabindex="-1"], [type="hidden"]')
}
