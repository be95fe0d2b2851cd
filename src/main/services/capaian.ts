import type { BpjsCapaian, CapaianView, IncompleteVisit } from '../../shared/ipc/capaian.ts'
import type { RequestOf } from '../../shared/ipc/contract.ts'
import { Refusal } from './refusal.ts'
import type { Session } from './session.ts'

export interface CapaianService {
  read(request: RequestOf<'capaian:baca'>): Promise<CapaianView>
  incomplete(request: RequestOf<'capaian:belum-lengkap'>): Promise<IncompleteVisit[]>
  atBpjs(request: RequestOf<'capaian:bpjs'>): Promise<BpjsCapaian>
}

export function createCapaianService(_session: Session): CapaianService {
  const soon = (): never => {
    throw new Refusal('belum-siap', 'Belum tersedia.')
  }
  return { read: async () => soon(), incomplete: async () => soon(), atBpjs: async () => soon() }
}
