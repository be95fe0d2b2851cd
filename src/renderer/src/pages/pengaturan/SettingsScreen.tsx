import { Alert, Button, Title } from '@mantine/core'
import { IconAlertTriangle, IconShieldOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { SettingsView } from '../../../../shared/ipc/settings.ts'
import type { Pin } from '../../components/usePin.ts'
import { useRoute } from '../../route.ts'
import { type FieldName, inputId } from './fields.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { SaveBar } from './SaveBar.tsx'
import { SectionContent } from './SectionContent.tsx'
import { SectionNavigation } from './SectionNavigation.tsx'
import { type SectionName, sectionOf, sectionOfField } from './sections.ts'
import classes from './settings.module.css'
import { homelessProblems } from './settings-draft.ts'
import { useConnectionTest } from './useConnectionTest.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { useSaveSettings } from './useSaveSettings.ts'
import { useSaveStroke } from './useSaveStroke.ts'
import { useSettingsForm } from './useSettingsForm.ts'

interface SettingsScreenProps {
  readonly view: SettingsView
  readonly pin: Pin
  readonly locked: boolean
}

/** The open settings: parts at the left, one part at a time, and what is unsaved at the bottom. */
export function SettingsScreen({ view, pin, locked }: SettingsScreenProps) {
  const { params, change } = useRoute()
  const section = sectionOf(params.get('bagian'))
  const form = useSettingsForm(view)
  const { state, fields } = form
  const showField = useFieldFocus((target) => change({ bagian: target }))
  const { save, saving } = useSaveSettings({ form, onLocked: pin.refresh, onShow: showField })
  const testDeps = { state, onLeave: fields.leave, onRefused: form.refuse, onLocked: pin.refresh }
  const tests = {
    database: useConnectionTest('database', testDeps),
    bpjs: useConnectionTest('bpjs', testDeps),
  }
  const dirty = form.changed.length > 0
  const guard = useLeaveGuard(dirty)
  useSaveStroke(() => void save(), dirty && !locked)

  return (
    <div className={classes.page}>
      <Title order={1} fz="lg" fw={600} className={classes.title}>
        Pengaturan
      </Title>
      <SectionNavigation section={section} changed={form.changed} errors={fields.errors} />
      <div className={classes.content} key={section}>
        <Notices
          pinSet={pin.state?.pinSet ?? false}
          problems={homelessProblems(state)}
          onSetPin={() => change({ bagian: 'aplikasi' })}
          section={section}
        />
        <SectionContent section={section} form={form} tests={tests} pin={pin} dirty={dirty} />
      </div>
      <SaveBar
        changed={form.changed}
        errors={fields.errors}
        saving={saving}
        onSave={() => void save()}
        onDiscard={form.discard}
        onShow={showField}
      />
      <LeaveDialog
        guard={guard}
        changed={form.changed.length}
        saving={saving}
        onSaveAndLeave={async () => {
          if (await save()) guard.leave()
          else guard.stay()
        }}
      />
    </div>
  )
}

/** Moves the focus to a field, in whichever part of the page it is. */
function useFieldFocus(open: (section: SectionName) => void): (field: FieldName) => void {
  const wanted = useRef<FieldName | null>(null)
  const { params } = useRoute()
  const section = sectionOf(params.get('bagian'))
  useEffect(() => {
    if (!wanted.current || sectionOfField(wanted.current) !== section) return
    focusField(wanted.current)
    wanted.current = null
  })
  return (field) => {
    const target = sectionOfField(field)
    // In the part that is shown nothing is drawn anew, so nothing would take the focus there.
    if (target === section) return focusField(field)
    wanted.current = field
    open(target)
  }
}

function focusField(field: FieldName): void {
  document.getElementById(inputId(field))?.focus()
}

interface NoticesProps {
  readonly pinSet: boolean
  readonly problems: readonly string[]
  readonly section: SectionName
  readonly onSetPin: () => void
}

function Notices({ pinSet, problems, section, onSetPin }: NoticesProps) {
  return (
    <>
      {problems.map((problem) => (
        <Alert key={problem} color="red" p="xs" icon={<IconAlertTriangle aria-hidden />}>
          {problem}
        </Alert>
      ))}
      {!pinSet && section !== 'aplikasi' && (
        <Alert color="yellow" p="xs" icon={<IconShieldOff aria-hidden />}>
          <div className={classes.notice}>
            <span>Belum ada PIN admin: siapa pun di komputer ini dapat mengubah pengaturan.</span>
            <Button variant="default" onClick={onSetPin}>
              Pasang PIN
            </Button>
          </div>
        </Alert>
      )}
    </>
  )
}
