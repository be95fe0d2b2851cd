import mark from '../../../../resources/ikon-kecil.svg'

/** The program's own mark, as in tray and task bar. Beside its name, so it says nothing by itself. */
export function Mark({ size }: { readonly size: number }) {
  return <img src={mark} width={size} height={size} alt="" />
}
