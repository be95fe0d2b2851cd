import { SECRET_NAMES, type SecretName, type SecretState, type SettingsView } from '../../shared/ipc/settings.ts'
import type { StoredProblem } from './stored.ts'
import { blocksUse, type Resolved } from './to-settings.ts'

export interface ViewParts {
  readonly resolved: Resolved
  readonly storedProblems: readonly StoredProblem[]
  readonly secretStates: Readonly<Record<SecretName, SecretState>>
  readonly keyStore: SettingsView['keyStore']
  /** Whether the program starts with the computer; null where that cannot be set here. */
  readonly autostart: boolean | null
}

/** What the settings screen shows. Holds no secret, only whether there is one and where it comes from. */
export function settingsView(parts: ViewParts): SettingsView {
  const { resolved, storedProblems, secretStates, keyStore, autostart } = parts
  const others = storedProblems.filter((problem) => !blocksUse(problem))
  return {
    form: autostart === null ? resolved.form : { ...resolved.form, autostart },
    secrets: secretStatesShown(resolved, secretStates),
    fixed: resolved.fixed,
    keyStore,
    dataDir: resolved.dataDir,
    canAutostart: autostart !== null,
    problems: [...(resolved.settings.ok ? [] : resolved.settings.error), ...others],
  }
}

/** The states as the screen and the preview of an import show them: a variable wins. */
export function secretStatesShown(
  { fixedSecrets }: Pick<Resolved, 'fixedSecrets'>,
  states: Readonly<Record<SecretName, SecretState>>,
): Record<SecretName, SecretState> {
  const shown = { ...states }
  for (const name of SECRET_NAMES) if (fixedSecrets[name]) shown[name] = 'lingkungan'
  return shown
}
