import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { EntenteError, type FailureCode } from '../../records/failure.ts';

/** What went wrong, for programs; `message` is for people. */
export const PROBLEM_CODES = [
  'bad-request',
  'unauthorized',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'changed',
  'too-large',
  'unreadable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The one shape of every error of the service. */
export const Problem = z
  .strictObject({
    error: z.strictObject({
      code: z.enum(PROBLEM_CODES),
      message: z.string().describe('one sentence: what is wrong with what, and what to do'),
      where: z.string().optional().describe('the parameter or the field of the body that is wrong'),
    }),
  })
  .meta({ id: 'Problem' });
export type Problem = Readonly<z.infer<typeof Problem>>;

const STATUS = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  changed: 412,
  'too-large': 413,
  unreadable: 500,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

const OF_FAILURE: Readonly<Record<FailureCode, ProblemCode>> = {
  usage: 'bad-request',
  unreadable: 'unreadable',
  unwritable: 'unreadable',
  internal: 'internal',
};

/** A request that is refused. */
export class RequestError extends Error {
  readonly code: ProblemCode;
  readonly where: string | undefined;

  constructor(code: ProblemCode, message: string, where?: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.where = where;
  }
}

/** The answer to a request that failed; what nobody foresaw says nothing of the program's insides. */
export function problemResponse(error: unknown): Response {
  const { code, message, where } = problemOf(error);
  const body: Problem = { error: { code, message, ...(where === undefined ? {} : { where }) } };
  return Response.json(body, { status: STATUS[code] });
}

/** What went wrong, in one sentence, and with what. */
export function problemOf(error: unknown): {
  readonly code: ProblemCode;
  readonly message: string;
  readonly where?: string;
} {
  if (error instanceof RequestError) {
    return { code: error.code, message: error.message, ...(error.where === undefined ? {} : { where: error.where }) };
  }
  if (error instanceof EntenteError) return { code: OF_FAILURE[error.code], message: inParameters(error.message) };
  if (error instanceof HTTPException && error.status === 413) {
    return { code: 'too-large', message: 'The body of the request is larger than the service takes.' };
  }
  return { code: 'internal', message: 'Something went wrong that should not; the terminal of the service says what.' };
}

/** A sentence with options of commands in it, as whoever asks the service knows them: `--with-mirrored` is withMirrored. */
function inParameters(message: string): string {
  return message.replaceAll(/entente [^.,;:]*|--([a-z]+(?:-[a-z]+)*)/gu, (words: string, option?: string) =>
    option === undefined ? words : option.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
  );
}
