import { EntenteError } from '../records/failure.ts';
import { type QueueAddress, withoutSecrets } from './queue-address.ts';

/** SQLSTATE: the connection is lost, the server ends or begins, or has no place for one more. */
const AWAY = /^(?:08...|57P0[1-5]|53300|25006)$/u;
/** What Node calls a server that is not there, or no longer. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EAI_AGAIN',
]);
/** What the client itself says, without a code. */
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Connection ended/u;
/** SQLSTATE: two transactions stood in each other's way; the same once more goes well. */
const AGAIN = /^(?:40001|40P01)$/u;

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof AggregateError && error.errors.length > 0 ? codeOf(error.errors[0]) : '';
}

/** Whether the same may go well in a while: the server is away, or was in the way of itself. */
export function mayPass(error: unknown): boolean {
  const code = codeOf(error);
  if (AWAY.test(code) || AGAIN.test(code) || UNREACHED.has(code)) return true;
  return error instanceof Error && LOST.test(error.message);
}

/** A failure of the queue in a sentence without anything secret. */
export function queueFailure(address: QueueAddress, cause: unknown): Error {
  if (cause instanceof EntenteError) return cause;
  const code = codeOf(cause);
  const words = cause instanceof Error && cause.message !== '' ? cause.message : code || String(cause);
  const why = withoutSecrets(words, address).replace(/[.\s]+$/u, '');
  if (mayPass(cause))
    return new EntenteError('unreadable', `The server of the queue, ${address.shown}, cannot be reached: ${why}.`);
  if (/^(?:28|3D|42501)/u.test(code))
    return new EntenteError('unreadable', `The server of the queue, ${address.shown}, refuses: ${why}.`);
  // The stack may hold the address; the words that are left of it do not.
  return new EntenteError('internal', `The queue at ${address.shown} could not be asked: ${why}.`);
}
