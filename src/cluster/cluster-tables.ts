/** Where the queue keeps its tables. */
export const QUEUE_SCHEMA = 'entente_queue';

/** The form of the tables; one that is not this one was made by another version. */
export const FORM = 1;

/**
 * Our own tables, beside those of the queue: what is to be read, and where what was read lies. They stand in the same database,
 * so that one transaction writes a result and completes its job.
 *
 * A shard has the id of its job. `document` says in which row of which shard a document is read by which reader: a document that
 * is there is never read a second time by the same reader.
 */
export const TABLES = `
CREATE SCHEMA IF NOT EXISTS entente_cluster;
CREATE TABLE IF NOT EXISTS entente_cluster.cluster (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  form integer NOT NULL,
  made_on timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS entente_cluster.reader (
  id text PRIMARY KEY,
  version text NOT NULL,
  engine text NOT NULL,
  files jsonb NOT NULL,
  made_on timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS entente_cluster.shard (
  id uuid PRIMARY KEY,
  reader text NOT NULL REFERENCES entente_cluster.reader,
  file text NOT NULL,
  documents integer NOT NULL,
  submitted_on timestamptz NOT NULL DEFAULT now(),
  part text,
  failed integer,
  done_on timestamptz,
  worker uuid,
  attempt integer
);
CREATE INDEX IF NOT EXISTS shard_done ON entente_cluster.shard (done_on);
CREATE TABLE IF NOT EXISTS entente_cluster.document (
  reader text NOT NULL REFERENCES entente_cluster.reader,
  key bytea NOT NULL,
  shard uuid NOT NULL REFERENCES entente_cluster.shard,
  place integer NOT NULL,
  PRIMARY KEY (reader, key)
);
CREATE TABLE IF NOT EXISTS entente_cluster.set_aside (
  shard uuid NOT NULL REFERENCES entente_cluster.shard,
  place integer NOT NULL,
  name text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (shard, place)
);
CREATE TABLE IF NOT EXISTS entente_cluster.batch (
  id text PRIMARY KEY,
  name text NOT NULL,
  reader text NOT NULL REFERENCES entente_cluster.reader,
  lists jsonb NOT NULL,
  entries bigint NOT NULL,
  documents bigint NOT NULL,
  submitted_on timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS entente_cluster.batch_shard (
  batch text NOT NULL REFERENCES entente_cluster.batch,
  shard uuid NOT NULL REFERENCES entente_cluster.shard,
  documents integer NOT NULL,
  PRIMARY KEY (batch, shard)
);
CREATE TABLE IF NOT EXISTS entente_cluster.worker (
  id uuid PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  version text NOT NULL,
  jobs integer NOT NULL,
  started_on timestamptz NOT NULL DEFAULT now(),
  seen_on timestamptz NOT NULL DEFAULT now(),
  ended_on timestamptz,
  shard uuid,
  attempt integer
);
CREATE TABLE IF NOT EXISTS entente_cluster.attempt (
  shard uuid NOT NULL REFERENCES entente_cluster.shard,
  attempt integer NOT NULL,
  worker uuid NOT NULL,
  began_on timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (shard, attempt)
);
`;

/** The queue of the shards that a version of the program is to read: another one would read them otherwise. */
export function queueOf(version: string): string {
  return `entente-read-${version.replace(/[^\w.-]/gu, '_')}`;
}
