import type { ProblemReason } from '../../shared/problems.ts'

export interface DatabaseFailure {
  readonly reason: Extract<
    ProblemReason,
    'database-koneksi' | 'database-sandi' | 'database-hak' | 'database-skema' | 'database-lain'
  >
  /** One Indonesian sentence for the user. */
  readonly message: string
  /** Technical text for the log. */
  readonly detail: string
}

interface Described {
  readonly reason: DatabaseFailure['reason']
  readonly message: (where: Where) => string
}

interface Where {
  readonly label: string
  readonly username: string
  readonly detail: string
}

const unreachable = (what: string): Described => ({
  reason: 'database-koneksi',
  message: ({ label }) =>
    `Database SIMRS tidak terhubung (${label} ${what}). Periksa jaringan dan server database, lalu coba lagi.`,
})

const noRight: Described = {
  reason: 'database-hak',
  message: ({ username, detail }) => {
    const denied = /^(.+?) command denied to user .* for table (?:`[^`]*`\.)?[`']?([^`']+)/.exec(detail)
    const who = `Pengguna database "${username}"`
    if (!denied)
      return `${who} belum punya hak pada database ini. Minta admin database memberi hak SELECT, INSERT dan UPDATE.`
    const [, command = '', table = ''] = denied
    const what = command === 'SELECT' ? 'membaca' : command === 'CREATE' ? 'membuat' : 'menulis ke'
    return `${who} belum boleh ${what} tabel ${table}. Minta admin database memberi hak ${command.replace(',', ' dan')}.`
  },
}

const missingStructure: Described = {
  reason: 'database-skema',
  message: ({ detail }) =>
    `Susunan tabel di database SIMRS tidak seperti yang diharapkan (${detail}). Jalankan "mobilejkn doctor" untuk rinciannya.`,
}

const BY_CODE: Record<string, Described> = {
  ECONNREFUSED: unreachable('menolak sambungan'),
  ETIMEDOUT: unreachable('tidak menjawab'),
  ENOTFOUND: unreachable('tidak dikenal di jaringan'),
  EAI_AGAIN: unreachable('tidak dapat dicari di jaringan'),
  EHOSTUNREACH: unreachable('tidak terjangkau'),
  ENETUNREACH: unreachable('tidak terjangkau'),
  ECONNRESET: unreachable('memutus sambungan'),
  EPIPE: unreachable('memutus sambungan'),
  PROTOCOL_CONNECTION_LOST: unreachable('memutus sambungan'),
  PROTOCOL_SEQUENCE_TIMEOUT: unreachable('tidak menjawab'),
  ER_CON_COUNT_ERROR: unreachable('sudah penuh sambungan'),
  ER_HOST_IS_BLOCKED: unreachable('memblokir komputer ini'),
  ER_SERVER_SHUTDOWN: unreachable('sedang dimatikan'),
  ER_HOST_NOT_PRIVILEGED: {
    reason: 'database-sandi',
    message: ({ label }) =>
      `Server database ${label} tidak mengizinkan komputer ini tersambung. Minta admin database membuka akses untuk alamat komputer ini.`,
  },
  ER_ACCESS_DENIED_ERROR: {
    reason: 'database-sandi',
    message: ({ label, username }) =>
      `Database SIMRS tidak terhubung (${label} menolak sandi untuk pengguna "${username}"). Periksa DB_USERNAME dan DB_PASSWORD.`,
  },
  ER_BAD_DB_ERROR: {
    reason: 'database-koneksi',
    message: ({ label }) => `Database pada ${label} tidak ditemukan. Periksa nama database di DB_DATABASE.`,
  },
  ER_DBACCESS_DENIED_ERROR: noRight,
  ER_TABLEACCESS_DENIED_ERROR: noRight,
  ER_COLUMNACCESS_DENIED_ERROR: noRight,
  ER_SPECIFIC_ACCESS_DENIED_ERROR: noRight,
  ER_OPTION_PREVENTS_STATEMENT: {
    reason: 'database-hak',
    message: ({ label }) =>
      `Server database ${label} hanya bisa dibaca (read only). Arahkan DB_HOST ke server utama agar status kirim dapat dicatat.`,
  },
  ER_NO_SUCH_TABLE: missingStructure,
  ER_BAD_FIELD_ERROR: missingStructure,
}

/** Turns whatever a database call threw into one sentence and a reason. Never holds the password. */
export function describeDatabaseError(error: unknown, label: string, username: string): DatabaseFailure {
  const code = codeOf(error)
  const detail = `${code || 'ERROR'}: ${messageOf(error)}`
  const described = BY_CODE[code]
  if (described) {
    return {
      reason: described.reason,
      message: described.message({ label, username, detail: messageOf(error) }),
      detail,
    }
  }
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return { ...unreachableNow(label), detail }
  }
  return {
    reason: 'database-lain',
    message: `Database SIMRS (${label}) menjawab dengan kesalahan: ${messageOf(error)}. Catatan lengkap ada di log.`,
    detail,
  }
}

function unreachableNow(label: string): Pick<DatabaseFailure, 'reason' | 'message'> {
  const described = unreachable('terlalu lama menjawab')
  return { reason: described.reason, message: described.message({ label, username: '', detail: '' }) }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
