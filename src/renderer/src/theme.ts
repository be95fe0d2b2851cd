import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent colour; every other colour on the screen is a state (components/state.tsx). */
const hijau: MantineColorsTuple = [
  '#e9f7f1',
  '#d3ebe1',
  '#a5d7c2',
  '#73c1a1',
  '#4bae85',
  '#32a273',
  '#22966a',
  '#0f7f57',
  '#00714c',
  '#00613f',
]

export const theme = createTheme({
  primaryColor: 'hijau',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { hijau },
  fontFamily: "'Segoe UI', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    DateInput: { defaultProps: { size: 'xs' } },
    DatePickerInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    // Its placeholder is focusable inside role=menu, where nothing but items may be.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // In a sentence, colour alone does not make a link.
    Anchor: { defaultProps: { underline: 'always' } },
    // Small inputs would shrink these to 10 px.
    InputWrapper: { styles: { error: { fontSize: '12px' }, description: { fontSize: '12px' } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
})

/** Mantine's quiet greys and its red for errors are too faint for small text (3.3:1; 4.5:1 is asked for). */
export const readableText: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6269',
    '--mantine-color-placeholder': '#6b7279',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a5a9ae',
    '--mantine-color-placeholder': '#8f9499',
    '--mantine-color-error': '#ff8787',
  },
})
