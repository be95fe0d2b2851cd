import { useEffect, useRef } from 'react'
import { useAppState, useEvent, useRequest } from '../../api/api.ts'
import { useThrottled } from '../../components/useThrottled.ts'

/** The counts are read again at most this often while a run goes on. */
const REREAD_MS = 5_000

/** Both mappings with what they hold back, kept up to date. */
export function useMapping() {
  const query = useRequest('pemetaan:baca')
  const again = useThrottled(query.refetch, REREAD_MS)
  useEvent('registrasi-berubah', again)

  const { database } = useAppState()
  const wasThere = useRef(database.ok)
  useEffect(() => {
    if (wasThere.current !== database.ok) again()
    wasThere.current = database.ok
  }, [database.ok, again])
  return query
}
