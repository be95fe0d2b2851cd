import guide from '../../../../docs/panduan.md?raw'
import classes from './guide.module.css'
import { type Block, parseInline, parseMarkdown, sectionOf } from './markdown.ts'

const BLOCKS = parseMarkdown(guide)
/** Where a screen has no section of its own. */
const BEGINNING = 'Apa yang dikerjakan program ini'

/** The guide's page for a screen, by the screen's own name. */
export function GuideSection({ title }: { readonly title: string }) {
  const blocks = sectionOf(BLOCKS, title) ?? sectionOf(BLOCKS, BEGINNING) ?? []
  return (
    <div className={classes.guide}>
      {blocks.map((block, index) => (
        // The text never changes while it is shown.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'judul':
      return (
        <h3>
          <Words text={block.text} />
        </h3>
      )
    case 'paragraf':
      return (
        <p>
          <Words text={block.text} />
        </p>
      )
    case 'kode':
      return <pre>{block.text}</pre>
    case 'daftar': {
      const List = block.numbered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item) => (
            <li key={item}>
              <Words text={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'tabel':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell} scope="col">
                  <Words text={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, column) => (
                  <td key={block.head[column] ?? cell}>
                    <Words text={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

const TAGS = { tebal: 'strong', miring: 'em', kode: 'code', teks: 'span' } as const

function Words({ text }: { readonly text: string }) {
  return parseInline(text).map((part, index) => {
    const Tag = TAGS[part.kind]
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text
    return <Tag key={index}>{part.text}</Tag>
  })
}
