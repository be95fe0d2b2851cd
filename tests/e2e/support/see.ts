import { expect } from 'playwright/test'

/** Playwright's expectations, which look again until they hold. Patient: the machine also runs the database. */
export const see = expect.configure({ timeout: 20_000 })
