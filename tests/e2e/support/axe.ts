import axe from 'axe-core'
import type { Page } from 'playwright'

/** Violations that keep people out, as axe names them, each with the places; empty when there is none. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Playwright evaluates this outside the page's own scripts, so the window's CSP stays in force.
  await page.evaluate(axe.source)
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join('; ')}`,
    )
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
  }[]
}
