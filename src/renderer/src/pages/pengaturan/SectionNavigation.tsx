import {
  IconAdjustments,
  IconAlertCircle,
  IconCloudUp,
  IconDatabase,
  IconFileImport,
  IconPencil,
  IconRefresh,
  IconTable,
  IconTrophy,
  type TablerIcon,
} from '@tabler/icons-react'
import { hrefOf } from '../../route.ts'
import type { FieldName } from './fields.ts'
import { SECTION_FIELDS, SECTION_TITLES, SECTIONS, type SectionName } from './sections.ts'
import classes from './settings.module.css'
import type { FieldErrors } from './settings-checks.ts'

const ICONS: Readonly<Record<SectionName, TablerIcon>> = {
  database: IconDatabase,
  bpjs: IconCloudUp,
  sinkronisasi: IconRefresh,
  capaian: IconTrophy,
  aplikasi: IconAdjustments,
  impor: IconFileImport,
  tabel: IconTable,
}

interface SectionNavigationProps {
  readonly section: SectionName
  readonly changed: readonly FieldName[]
  readonly errors: FieldErrors
}

/** The parts of the settings, with what is wrong or unsaved in each. */
export function SectionNavigation({ section, changed, errors }: SectionNavigationProps) {
  return (
    <nav className={classes.nav} aria-label="Bagian pengaturan">
      {SECTIONS.map((name) => {
        const fields = SECTION_FIELDS[name]
        const wrong = fields.some((field) => errors[field])
        const unsaved = fields.some((field) => changed.includes(field))
        const Icon = ICONS[name]
        return (
          <a
            key={name}
            className={classes.item}
            href={hrefOf('pengaturan', { bagian: name })}
            aria-current={name === section ? 'page' : undefined}
          >
            <Icon size={17} stroke={1.7} aria-hidden />
            <span className={classes.itemText}>{SECTION_TITLES[name]}</span>
            {wrong ? (
              <IconAlertCircle size={16} role="img" aria-label="ada yang perlu diperbaiki" className={classes.wrong} />
            ) : unsaved ? (
              <IconPencil size={15} role="img" aria-label="belum disimpan" className={classes.unsaved} />
            ) : null}
          </a>
        )
      })}
    </nav>
  )
}
