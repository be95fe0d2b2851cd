import { Drawer, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RegistrationRow } from '../../../../shared/ipc/registrations.ts'
import { jamIndonesia, tanggalIndonesia } from '../../../../shared/wall-time.ts'
import { SEND_LOOKS, StateBadge } from '../../components/state.tsx'
import classes from './kunjungan.module.css'

/** Whose visit it is. While the database is away only a part of it is known. */
export function VisitHeader({ row }: { readonly row: RegistrationRow }) {
  const when = `${tanggalIndonesia(row.tanggal)}${row.jam ? ` ${jamIndonesia(row.jam)}` : ''}`
  return (
    <div className={classes.header}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Drawer.Title className={classes.name}>{row.nama || `Kunjungan ${row.no_rawat}`}</Drawer.Title>
        <Group gap="xs" wrap="nowrap">
          <StateBadge look={SEND_LOOKS[row.kirim]} at={row.kirim === 'coba-lagi' ? row.cobaLagi : null} size="md" />
          <Drawer.CloseButton aria-label="Tutup" />
        </Group>
      </Group>
      <dl className={classes.facts}>
        <Fact name="No. rawat">{row.no_rawat}</Fact>
        <Fact name="No. RM">{row.no_rkm_medis}</Fact>
        <Fact name="No. kartu">{row.no_kartu}</Fact>
        <Fact name="Tanggal">{when}</Fact>
        <Fact name="Poli">{row.poli.nama}</Fact>
        <Fact name="Dokter">{row.dokter.nama}</Fact>
        <Fact name="Penjamin">{row.penjamin.nama}</Fact>
        <Fact name="Kode booking">{row.kodebooking}</Fact>
        <Fact name="Status kirim">{row.status_kirim}</Fact>
      </dl>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const text = children === '' ? '–' : children
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd className="angka" title={typeof text === 'string' ? text : undefined}>
        {text}
      </dd>
    </div>
  )
}
