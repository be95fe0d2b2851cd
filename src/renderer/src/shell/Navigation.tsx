import { ActionIcon, Tooltip } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { angka } from '../../../shared/numbers.ts'
import { useAppState } from '../api/api.ts'
import { Mark } from '../components/Mark.tsx'
import { hrefOf, type PageName } from '../route.ts'
import { pageStroke } from './keys.ts'
import classes from './navigation.module.css'
import { DAILY_PAGES, OTHER_PAGES, PAGE_LOOKS } from './pages.ts'

/** The pages, with how many things on them wait for a person. */
export function Navigation({ page }: { readonly page: PageName }) {
  const [narrow, setNarrow] = useLocalStorage({
    key: 'khanza-mobile-jkn.menu-ringkas',
    defaultValue: false,
    // Read before the first paint: the frame must not jump.
    getInitialValueInEffect: false,
  })
  const { held } = useAppState()
  const item = (name: PageName) => (
    <NavigationItem
      key={name}
      name={name}
      active={name === page}
      narrow={narrow}
      needing={name === 'referensi' ? held : 0}
    />
  )
  const toggleLabel = narrow ? 'Lebarkan menu' : 'Ringkas menu'
  return (
    <nav className={classes.nav} data-narrow={narrow || undefined} aria-label="Menu utama">
      <div className={classes.brand}>
        <Mark size={32} />
        {!narrow && (
          <span className={classes.name}>
            Khanza
            <br />
            Mobile JKN
          </span>
        )}
      </div>
      <ul className={classes.items}>{DAILY_PAGES.map(item)}</ul>
      <hr className={classes.line} />
      <ul className={classes.items}>{OTHER_PAGES.map(item)}</ul>
      <Tooltip label={toggleLabel} position="right">
        <ActionIcon
          className={classes.toggle}
          aria-label={toggleLabel}
          aria-expanded={!narrow}
          onClick={() => setNarrow(!narrow)}
        >
          {narrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
        </ActionIcon>
      </Tooltip>
    </nav>
  )
}

interface ItemProps {
  readonly name: PageName
  readonly active: boolean
  readonly narrow: boolean
  /** How many things there wait for a person. */
  readonly needing: number
}

function NavigationItem({ name, active, narrow, needing }: ItemProps) {
  const { title, icon: Icon } = PAGE_LOOKS[name]
  const { host } = useAppState()
  const stroke = pageStroke(name, host)
  const label = needing > 0 ? `${title}, ${angka(needing)} perlu tindakan` : title
  return (
    <li>
      <Tooltip label={stroke === null ? label : `${label} (${stroke})`} position="right" openDelay={narrow ? 100 : 700}>
        <a
          className={classes.item}
          href={hrefOf(name)}
          aria-current={active ? 'page' : undefined}
          aria-keyshortcuts={stroke?.replace('Ctrl', 'Control')}
        >
          <Icon size={19} stroke={1.7} aria-hidden className={classes.icon} />
          {/* In the narrow menu the words are there for who hears the page. */}
          <span className={narrow ? classes.unseen : classes.label}>{title}</span>
          {needing > 0 && (
            <span className={classes.badge}>
              {needing > 999 ? '999+' : needing}
              <span className={classes.unseen}> perlu tindakan</span>
            </span>
          )}
        </a>
      </Tooltip>
    </li>
  )
}
