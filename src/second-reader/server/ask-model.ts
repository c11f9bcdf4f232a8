import { EntenteError } from '../../records/failure.ts';
import type { ChatMessage } from '../prompt.ts';
import { NotWhole, readAnswer, type WholeAnswer } from './answer-stream.ts';
import type { ModelAddress } from './model-address.ts';

/** The environment variable that a key of a server is taken from. */
export const KEY_VARIABLE = 'ENTENTE_MODEL_KEY';

/** What a model is asked. */
export interface ModelQuestion {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** JSON Schema of the answer. */
  readonly schema: object;
  readonly temperature: number;
  readonly seed: number;
}

/** How a server is asked. */
export interface AskOptions {
  readonly address: ModelAddress;
  readonly key?: string | undefined;
  /** A server that says nothing for so long has stalled, in milliseconds. */
  readonly patience?: number;
  /** So often a question is asked that fails for the moment. */
  readonly tries?: number;
  readonly signal?: AbortSignal | undefined;
  /** Is told of each failure that is tried again. */
  readonly again?: (sentence: string) => void;
  /** Waits; by default on the clock. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

const PATIENCE = 300_000;
const TRIES = 5;
/** The first wait; each further one is twice as long. */
const FIRST_WAIT = 1000;
/** Nobody waits longer for a server that is busy. */
const LONGEST_WAIT = 120_000;
/** Tokens of an answer: a bound for a model that never ends. */
const MOST_TOKENS = 4096;

/** What fails for the moment: too much asked, an error of the server, or a machine before it that gives up. */
const PASSING = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);

/** A failure that may be another one next time. */
class Passing extends Error {
  /** When the server wants to be asked again, in milliseconds. */
  readonly after: number | undefined;
  constructor(message: string, after?: number) {
    super(message);
    this.after = after;
  }
}

/** Asks one server, one question after the other. */
export class ModelServer {
  private readonly options: AskOptions;
  /** How the form of an answer is asked for; a server that knows none is asked without. */
  private form: 'schema' | 'object' | 'none' = 'schema';

  /** @throws EntenteError `usage` where a key would go over an open line to another machine */
  constructor(options: AskOptions) {
    const { address, key } = options;
    if (key && !address.local && address.url.startsWith('http:')) {
      throw new EntenteError('usage', `${address.host} is asked over an open line; a key is sent by https only.`);
    }
    this.options = options;
  }

  /**
   * Asks and waits for the whole answer; what fails for the moment is tried again, each time after a longer wait.
   * @throws EntenteError `unreadable` where it fails for good or too often
   */
  async ask(question: ModelQuestion): Promise<WholeAnswer> {
    const { tries = TRIES, wait = pause, signal, again, address } = this.options;
    for (let turn = 1; ; turn++) {
      try {
        return await this.askOnce(question);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof Passing)) throw error;
        if (turn >= tries) {
          throw new EntenteError(
            'unreadable',
            `${address.url} failed ${tries} times, at last: ${error.message}. In a case, or with --answers, the same command goes on where this one ended.`,
            { cause: error },
          );
        }
        const ms = Math.min(LONGEST_WAIT, error.after ?? FIRST_WAIT * 2 ** (turn - 1));
        again?.(`${address.host}: ${error.message}; asked again in ${Math.ceil(ms / 1000)} s.`);
        await wait(ms, signal);
      }
    }
  }

  private async askOnce(question: ModelQuestion): Promise<WholeAnswer> {
    const { patience = PATIENCE, signal } = this.options;
    const stop = new AbortController();
    const stalled = (): void => stop.abort(new Passing(`it said nothing for ${Math.round(patience / 1000)} s`));
    let timer = setTimeout(stalled, patience);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stalled, patience);
    };
    const onAbort = (): void => stop.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) onAbort();
    try {
      const response = await this.post(question, stop.signal);
      alive();
      return await readAnswer(response, alive);
    } catch (error) {
      if (stop.signal.aborted) throw stop.signal.reason;
      if (error instanceof NotWhole) throw new Passing(error.message);
      if (error instanceof TypeError) throw this.unreached(error);
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // Whatever is still on its way is not waited for.
      stop.abort();
    }
  }

  private async post(question: ModelQuestion, signal: AbortSignal): Promise<Response> {
    for (;;) {
      const response = await this.send(question, signal);
      if (response.ok) return response;
      const said = await saidBy(response);
      // A server that does not know the form that was asked for is asked for a plainer one.
      if (
        (response.status === 400 || response.status === 422) &&
        this.form !== 'none' &&
        /response_format|json_schema|schema|grammar/i.test(said)
      ) {
        this.form = this.form === 'schema' ? 'object' : 'none';
        continue;
      }
      throw this.refused(response, said, question.model);
    }
  }

  private async send(
    { model, messages, schema, temperature, seed }: ModelQuestion,
    signal: AbortSignal,
  ): Promise<Response> {
    const { address, key } = this.options;
    const forms = {
      schema: { response_format: { type: 'json_schema', json_schema: { name: 'records', strict: true, schema } } },
      object: { response_format: { type: 'json_object' } },
      none: {},
    };
    return await fetch(`${address.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({
        model,
        messages,
        temperature,
        seed,
        stream: true,
        max_tokens: MOST_TOKENS,
        ...forms[this.form],
      }),
      signal,
      // This machine could lead to another one.
      redirect: 'error',
    });
  }

  private refused(response: Response, said: string, model: string): Error {
    const { status, headers } = response;
    const { address } = this.options;
    if (PASSING.has(status)) return new Passing(`it answered ${status}${said}`, retryAfter(headers.get('retry-after')));
    const why =
      status === 401 || status === 403
        ? `It wants a key: set ${KEY_VARIABLE}.`
        : status === 404
          ? `Is ${model} there, and does the address end as the server wants it (mostly in /v1)?`
          : 'See what the server says.';
    return new EntenteError('unreadable', `${address.url} answered ${status}${said}. ${why}`);
  }

  /** A connection that was refused, broke off, or led elsewhere. */
  private unreached(error: TypeError): Error {
    const { address } = this.options;
    const { code = '', message = '' } = (error.cause ?? {}) as { readonly code?: string; readonly message?: string };
    if (/redirect/i.test(message)) {
      return new EntenteError(
        'unreadable',
        `${address.url} leads to another address, which is not followed; name that one.`,
      );
    }
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
      return new EntenteError(
        'unreadable',
        `Nothing answers at ${address.url}. Start the server of the model, or name another address with --endpoint.`,
        { cause: error },
      );
    }
    return new Passing(`the connection broke off (${code || error.message})`);
  }
}

/** What a server says of a failure, cut short and in one line. */
async function saidBy(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  const line = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
  return line === '' ? '' : ` (${line})`;
}

/** Milliseconds of a `Retry-After`, which holds seconds or a moment. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? 1000 * seconds : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
