import { EntenteError, type FailureCode } from '../records/failure.ts';
import type { S3Address } from './s3-address.ts';

/** What a store of objects answered that is no success: its status and the reason as S3 names it, empty where it has no name. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
}

type Sentence = (address: S3Address) => string;

const wrongKey: Sentence = ({ endpoint }) =>
  `${endpoint} does not accept the key of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
const noRight: Sentence = ({ shown }) =>
  `The key has no right to do this in ${shown}; it must list the bucket and get, put and delete what lies there`;
const oldKey: Sentence = () => 'AWS_SESSION_TOKEN is not valid, or no longer; such a key is lent for a while';
const otherRegion: Sentence = ({ bucket, region }) =>
  `The bucket ${bucket} does not lie in ${region}; set AWS_REGION, and the endpoint if one is set`;

/** What will not pass by waiting. */
const LASTING: Readonly<Record<string, Sentence>> = {
  NoSuchBucket: ({ bucket, endpoint }) => `There is no bucket ${bucket} at ${endpoint}; make it first`,
  InvalidBucketName: ({ bucket, endpoint }) => `${endpoint} takes ${bucket} for no name of a bucket`,
  InvalidAccessKeyId: wrongKey,
  SignatureDoesNotMatch: wrongKey,
  AccessDenied: noRight,
  AllAccessDisabled: noRight,
  AccountProblem: noRight,
  ExpiredToken: oldKey,
  InvalidToken: oldKey,
  RequestTimeTooSkewed: ({ endpoint }) => `The clock of this machine differs too much from that of ${endpoint}`,
  PermanentRedirect: otherRegion,
  TemporaryRedirect: otherRegion,
  AuthorizationHeaderMalformed: otherRegion,
};
const BY_STATUS: Readonly<Record<number, Sentence>> = {
  301: otherRegion,
  307: otherRegion,
  401: wrongKey,
  403: noRight,
};

/** An answer that is no success, in a sentence. Of the answer's own words none are shown: they may repeat keys. */
export function s3Refused(address: S3Address, code: FailureCode, name: string, refusal: S3Refusal): EntenteError {
  const sentence = LASTING[refusal.code] ?? BY_STATUS[refusal.status];
  if (sentence) return new EntenteError('usage', `${sentence(address)}.`);
  const what = refusal.code === '' ? String(refusal.status) : `${refusal.status}, ${refusal.code}`;
  return new EntenteError(
    code,
    `The store ${address.shown} cannot be ${code === 'unreadable' ? 'read' : 'written'} (${name}): ${address.endpoint} answers ${what}.`,
  );
}

/** A request without an answer, or with half of one, in a sentence. */
export function s3Unreached(address: S3Address, code: FailureCode, name: string, cause: unknown): EntenteError {
  const { endpoint, shown } = address;
  if (networkCode(cause) === 'ENOTFOUND')
    return new EntenteError(code, `There is no host ${new URL(endpoint).host}, at which ${shown} should lie.`);
  return new EntenteError(
    code,
    `The store ${shown} cannot be ${code === 'unreadable' ? 'read' : 'written'} (${name}): ${endpoint} ${whatHappened(cause)}.`,
  );
}

/** What Node calls it when a host is not reached; empty where it has no name. */
export function networkCode(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return networkCode(cause instanceof AggregateError ? cause.errors[0] : cause.cause);
}

function whatHappened(cause: unknown): string {
  if (cause instanceof DOMException) return 'does not answer in time';
  const name = networkCode(cause);
  if (/^(?:UND_ERR_SOCKET|ECONNRESET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|EPIPE)$/u.test(name))
    return 'breaks off in the middle';
  return name === '' ? 'cannot be reached' : `cannot be reached: ${name}`;
}
