/**
 * The schema of the local database, one step per entry; `user_version` counts the steps that were applied. Steps are
 * only ever added. Everything one step does runs in one transaction, and the file is copied aside before an upgrade.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table visit (
    no_rawat       text primary key,
    kodebooking    text not null,
    tanggal        text not null,
    nama           text not null default '',
    -- what Khanza said of referral, card and kind of visit when /antrean/add was last planned, as JSON
    khanza         text,
    -- the last task BPJS said it has, when it ever said so
    bpjs_last_task integer
  ) strict;
  create index visit_tanggal on visit (tanggal);
  create index visit_kodebooking on visit (kodebooking);

  create table outbox (
    id            integer primary key,
    kodebooking   text not null,
    no_rawat      text not null references visit (no_rawat),
    call          text not null check (call in ('add', 'updatewaktu', 'batal', 'farmasi/add')),
    taskid        integer not null default 0,
    rank          integer not null,
    payload       text not null,
    state         text not null check (state in ('menunggu', 'mengirim', 'coba-lagi', 'tertahan', 'terkirim', 'batal')),
    reason        text,
    message       text,
    attempts      integer not null default 0,
    order_retries integer not null default 0,
    -- calls that may have reached BPJS without their answer arriving here
    unanswered    integer not null default 0,
    -- 1 when a person let this call go although the plan holds it
    confirmed     integer not null default 0,
    next_at       integer,
    result        text check (result in ('terkirim', 'sudah-ada', 'terlampaui')),
    created_at    integer not null,
    updated_at    integer not null,
    delivered_at  integer,
    unique (kodebooking, call, taskid)
  ) strict;
  create index outbox_unsent on outbox (kodebooking, rank) where state not in ('terkirim', 'batal');
  create index outbox_visit on outbox (no_rawat);
  create index outbox_state on outbox (state);

  create table attempt (
    id          integer primary key,
    outbox_id   integer not null references outbox (id) on delete cascade,
    started_at  integer not null,
    duration_ms integer,
    outcome     text,
    http_status integer,
    code        integer,
    message     text,
    request     text not null,
    answer      text
  ) strict;
  create index attempt_outbox on attempt (outbox_id);
  create index attempt_started on attempt (started_at);

  -- one row per delivered call whose trace is still owed to the hospital's tables
  create table write_back (
    outbox_id  integer primary key references outbox (id) on delete cascade,
    attempts   integer not null default 0,
    last_error text,
    created_at integer not null,
    applied_at integer
  ) strict;
  create index write_back_pending on write_back (outbox_id) where applied_at is null;

  create table run (
    id         integer primary key,
    started_at integer not null,
    ended_at   integer,
    mode       text not null,
    summary    text
  ) strict;

  create table audit (
    id          integer primary key,
    at          integer not null,
    who         text not null,
    workstation text not null,
    action      text not null,
    subject     text not null,
    before      text,
    after       text
  ) strict;

  create table meta (key text primary key, value text not null) strict;
  `,
  `
  -- changes staff made to the hospital's table while its database was away
  create table suntingan (
    id         integer primary key,
    no_rawat   text not null,
    nama       text not null,
    -- JSON of the row's key, of the row as the person saw it, and of what is wanted
    kunci      text not null,
    dasar      text,
    perubahan  text not null,
    state      text not null check (state in ('menunggu', 'bentrok')),
    -- JSON of the row as the database had it when the edit met a conflict
    kini       text,
    created_at integer not null
  ) strict;
  `,
  `
  -- what this program read out of the medical record: \`dilihat\`, the moment a status without a time was first seen;
  -- \`ditulis\`, a time it put into the brief's row, so that it is told apart from one entered by hand
  create table waktu_rekam (
    no_rawat text not null,
    taskid   integer not null,
    jenis    text not null check (jenis in ('dilihat', 'ditulis')),
    waktu    text not null,
    primary key (no_rawat, taskid, jenis, waktu)
  ) strict, without rowid;
  `,
]
