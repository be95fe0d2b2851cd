import { parseEnv } from 'node:util'
import { SECRET_NAMES, type SettingsForm } from '../../shared/ipc/settings.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { KNOWN_VARIABLES, readPossibleSettings, unknownVariables, type VariableName } from './env.ts'
import { fieldOfVariable, formOf } from './fields.ts'
import { createCollector, type ImportedSettings } from './imported.ts'

/** Reads a `.env`: this program's, the brief's, or that of a Laravel application on the hospital's database. */
export function importEnv(text: string): Result<ImportedSettings, string> {
  const variables = parseEnv(text)
  const collector = createCollector()
  const foreign = foreignDatabase(variables.DB_CONNECTION)
  if (foreign) collector.note('DB_CONNECTION bukan mysql: isian DB_… bukan database SIMRS Khanza dan dilewati.')
  for (const name of KNOWN_VARIABLES) {
    const value = variables[name]
    if (value === undefined || value.trim() === '' || (foreign && name.startsWith('DB_'))) continue
    if (/\$\{\w+\}/.test(value)) collector.note(`${name} merujuk variabel lain; isi sendiri.`)
    else if (/^your_\w*_here$/i.test(value.trim())) collector.note(`${name} masih berisi contoh; isi sendiri.`)
    else takeVariable(name, value)
  }
  for (const name of unknownVariables(variables)) collector.note(`${name} tidak dikenal dan dilewati.`)
  const imported = collector.result('berkas .env')
  if (Object.keys(imported.form).length + Object.keys(imported.secrets).length + imported.notes.length === 0) {
    return err('Tidak ada isian yang dikenal di berkas ini. Yang dibaca: BPJS_…, DB_… dan MOBILEJKN_….')
  }
  return ok(imported)

  function takeVariable(name: VariableName, value: string): void {
    const field = fieldOfVariable(name)
    if (field === undefined) return
    if (name === 'BPJS_MOBILE_JKN_URL') collector.takeUrl(name, value.trim())
    else if (SECRET_NAMES.some((secret) => secret === field)) collector.take(name, field, value)
    else collector.take(name, field, formValue(name, field, value))
  }
}

/** The value in the form's terms; null, which no field takes, when the variable cannot be read. */
function formValue(name: VariableName, field: string, value: string): unknown {
  const { settings, problems } = readPossibleSettings({ [name]: value }, {}, '')
  if (problems.some((problem) => problem.name === name)) return null
  return formOf(settings)[field as Exclude<keyof SettingsForm, 'autostart'>]
}

function foreignDatabase(connection: string | undefined): boolean {
  return connection !== undefined && !['', 'mysql', 'mariadb'].includes(connection.trim().toLowerCase())
}
