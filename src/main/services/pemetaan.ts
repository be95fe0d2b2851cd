import type { RequestOf } from '../../shared/ipc/contract.ts'
import type { BpjsReferences, MappingView, ScheduleView } from '../../shared/ipc/pemetaan.ts'
import { Refusal } from './refusal.ts'
import type { Who } from './registrations.ts'
import type { Session } from './session.ts'

export interface PemetaanService {
  read(): Promise<MappingView>
  references(): Promise<BpjsReferences>
  save(request: RequestOf<'pemetaan:simpan'>): Promise<MappingView>
  schedules(request: RequestOf<'pemetaan:jadwal'>): Promise<ScheduleView>
}

export function createPemetaanService(_session: Session, _who: Who): PemetaanService {
  const soon = (): never => {
    throw new Refusal('belum-siap', 'Belum tersedia.')
  }
  return {
    read: async () => soon(),
    references: async () => soon(),
    save: async () => soon(),
    schedules: async () => soon(),
  }
}
