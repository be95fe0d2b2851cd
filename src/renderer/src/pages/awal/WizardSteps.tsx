import { Button, Stepper } from '@mantine/core'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { BPJS_URLS } from '../../../../shared/bpjs-urls.ts'
import type { SettingsView } from '../../../../shared/ipc/settings.ts'
import { useConfirm } from '../../components/confirm.tsx'
import type { Pin } from '../../components/usePin.ts'
import { type FieldName, inputId } from '../pengaturan/fields.ts'
import { useConnectionTest } from '../pengaturan/useConnectionTest.ts'
import { useSaveSettings } from '../pengaturan/useSaveSettings.ts'
import { useSettingsForm } from '../pengaturan/useSettingsForm.ts'
import { useStoreView } from '../pengaturan/useStoreView.ts'
import { focusFirst } from './focus-first.ts'
import { BpjsStep } from './steps/BpjsStep.tsx'
import { DatabaseStep } from './steps/DatabaseStep.tsx'
import { PinStep } from './steps/PinStep.tsx'
import { SyncStep } from './steps/SyncStep.tsx'
import { TestStep } from './steps/TestStep.tsx'
import { isGood, untestedQuestion } from './untested.tsx'
import { useNewPin } from './useNewPin.ts'
import classes from './wizard.module.css'
import {
  fieldsOfStep,
  missingSecrets,
  STEP_TITLES,
  STEPS,
  type StepName,
  stepErrors,
  stepOfField,
} from './wizard-steps.ts'

interface WizardStepsProps {
  readonly view: SettingsView
  readonly pin: Pin
  /** False while the first screen covers this one. */
  readonly shown: boolean
  /** Back from the first step. */
  readonly onBack: () => void
}

/** The five steps over one form. Nothing but an import is stored before the last one is done. */
export function WizardSteps({ view, pin, shown, onBack }: WizardStepsProps) {
  // Nothing is set up yet: what is missing is no problem to point at before somebody has been there.
  const calm = useMemo(() => ({ ...view, problems: [] }), [view])
  const form = useSettingsForm(calm)
  const { state, fields } = form
  const store = useStoreView()
  const ask = useConfirm()
  const [step, setStep] = useState<StepName>('database')
  const [bpjsTried, setBpjsTried] = useState(false)
  const newPin = useNewPin(pin)
  const body = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const test = useRef<HTMLButtonElement>(null)
  const index = STEPS.indexOf(step)
  const last = step === 'pin'

  const testDeps = { state, onLeave: fields.leave, onRefused: form.refuse, onLocked: pin.refresh }
  const database = useConnectionTest('database', testDeps)
  const bpjs = useConnectionTest('bpjs', testDeps)
  const testing = database.outcome.kind === 'berjalan' || bpjs.outcome.kind === 'berjalan'
  const tested = isGood(database.outcome) && isGood(bpjs.outcome)

  const { save, saving } = useSaveSettings({ form, onLocked: pin.refresh, onShow: (field) => goToField(field) })
  const wantedField = useRef<FieldName | null>(null)
  const goToField = (field: FieldName) => {
    wantedField.current = field
    setStep(stepOfField(field))
  }

  useStartUrl(fields)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step does
  useEffect(() => {
    if (!shown) return
    const field = wantedField.current && document.getElementById(inputId(wantedField.current))
    wantedField.current = null
    if (field) field.focus()
    else if (body.current) focusFirst(body.current)
  }, [step, shown])

  const goOn = async () => {
    const errors = stepErrors(step, state)
    fields.leave(...fieldsOfStep(step))
    if (step === 'bpjs') setBpjsTried(true)
    const wrong = fieldsOfStep(step).find((field) => errors[field])
    if (wrong) return document.getElementById(inputId(wrong))?.focus()
    if (step === 'uji' && !tested && !(await ask(untestedQuestion(database.outcome, bpjs.outcome)))) return
    setStep(STEPS[index + 1] ?? step)
  }
  const finish = async () => {
    if (await newPin.apply()) await save()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (testing || saving || newPin.busy) return
    void (last ? finish() : goOn())
  }
  const runTests = async () => {
    const [one, other] = await Promise.all([database.run(), bpjs.run()])
    // A button that is busy loses the focus; it comes back once the answers are on the screen.
    requestAnimationFrame(() => (one && other ? next : test).current?.focus())
  }

  return (
    <form className={classes.steps} onSubmit={submit} noValidate aria-label="Penyiapan pertama">
      <Stepper
        className={classes.stepper}
        active={index}
        onStepClick={(target) => setStep(STEPS[target] ?? step)}
        allowNextStepsSelect={false}
        size="xs"
        wrap={false}
      >
        {STEPS.map((name) => (
          <Stepper.Step key={name} label={STEP_TITLES[name]} aria-current={name === step ? 'step' : undefined} />
        ))}
      </Stepper>
      <div className={classes.scroll}>
        <div className={classes.body} ref={body}>
          {step === 'database' && (
            <DatabaseStep
              fields={fields}
              onLocked={pin.refresh}
              onApplied={(stored, taken) => {
                form.reread(stored, taken)
                store(stored)
                next.current?.focus()
              }}
            />
          )}
          {step === 'bpjs' && (
            <BpjsStep
              fields={bpjsTried ? { ...fields, errors: { ...missingSecrets(state), ...fields.errors } } : fields}
            />
          )}
          {step === 'uji' && (
            <TestStep
              database={database.outcome}
              bpjs={bpjs.outcome}
              busy={testing}
              runRef={test}
              onRun={() => void runTests()}
            />
          )}
          {step === 'sinkronisasi' && <SyncStep fields={fields} />}
          {step === 'pin' && <PinStep draft={state.draft} pinSet={pin.state?.pinSet ?? false} newPin={newPin} />}
        </div>
      </div>
      <div className={classes.foot}>
        <div className={classes.footInner}>
          <span className={classes.footText}>
            Langkah {index + 1} dari {STEPS.length}
          </span>
          <Button
            size="sm"
            variant="default"
            disabled={saving}
            onClick={() => (index === 0 ? onBack() : setStep(STEPS[index - 1] ?? step))}
          >
            Kembali
          </Button>
          <Button size="sm" type="submit" ref={next} loading={saving || newPin.busy} disabled={testing}>
            {last ? 'Simpan dan mulai' : 'Lanjut'}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** Most hospitals send to BPJS's production: the choice stands there from the start, in plain sight on step 2. */
function useStartUrl({ draft, set }: ReturnType<typeof useSettingsForm>['fields']): void {
  const done = useRef(false)
  useEffect(() => {
    if (done.current) return
    done.current = true
    if (draft.bpjsUrl === '') set({ bpjsUrl: BPJS_URLS.produksi })
  })
}
