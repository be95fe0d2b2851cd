import { Group, Kbd, SimpleGrid, Text, Title } from '@mantine/core'
import { useAppState } from '../api/api.ts'
import classes from './key-list.module.css'
import { keyGroups } from './keys.ts'

/** Every stroke of the program, by where it works. */
export function KeyList({ columns }: { readonly columns: number }) {
  const { host } = useAppState()
  return (
    <SimpleGrid cols={{ base: 1, md: columns }} spacing="lg" verticalSpacing="md">
      {keyGroups(host).map((group) => (
        <section key={group.title}>
          <Title order={3} fz="sm" fw={600} mb={4}>
            {group.title}
          </Title>
          <dl className={classes.list}>
            {group.keys.map(({ strokes, text }) => (
              <div key={text} className={classes.row}>
                <dt>
                  <Group gap={4}>
                    {strokes.map((stroke) => (
                      <Kbd key={stroke} size="xs">
                        {stroke}
                      </Kbd>
                    ))}
                  </Group>
                </dt>
                <dd>
                  <Text size="sm" component="span">
                    {text}
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </SimpleGrid>
  )
}
