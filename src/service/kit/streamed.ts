import type { Context } from 'hono';
import { RequestError } from './problem.ts';
import type { GivenFile, Route, ServerEvent } from './route.ts';

/** How often something is sent where nothing happens, so that it shows when nobody listens any more, in milliseconds. */
const SIGN_OF_LIFE = 15_000;

/** Whether a place takes a file, or answers with what is no JSON. */
export function isStreamed({ takes, gives }: Route): boolean {
  return takes !== undefined || gives !== undefined;
}

/**
 * The pieces of a file that is sent.
 * @throws RequestError `bad-request` for another kind of body, which a page elsewhere could send; `too-large`
 */
export function sentPieces({ req }: Context, most: number): AsyncIterable<Uint8Array> {
  if (!/^application\/octet-stream\s*$/i.test(req.header('content-type') ?? '')) {
    throw new RequestError(
      'bad-request',
      'Send the bytes of the file as the body, with Content-Type: application/octet-stream.',
    );
  }
  if (Number(req.header('content-length') ?? 0) > most) {
    throw new RequestError('too-large', `The file is larger than ${Math.round(most / 1_048_576)} MB.`);
  }
  return req.raw.body ?? empty();
}

async function* empty(): AsyncGenerator<Uint8Array> {
  // There is nothing.
}

/** The answer of a place that gives no JSON. */
export function streamedResponse({ gives }: Route, found: unknown, closing: AbortSignal): Response {
  if (gives === 'events') return eventResponse(found as AsyncIterable<ServerEvent>, closing);
  return gives === 'file' ? fileResponse(found as GivenFile) : Response.json(found);
}

function fileResponse({ name, type, bytes, pieces }: GivenFile): Response {
  const plain = name.replace(/[^\w.() -]+/g, '-');
  return new Response(pieces, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

/** Events as a browser's EventSource takes them. */
function eventResponse(events: AsyncIterable<ServerEvent>, closing: AbortSignal): Response {
  const encoder = new TextEncoder();
  const source = events[Symbol.asyncIterator]();
  let life: NodeJS.Timeout | undefined;
  let over = (): void => undefined;
  const stop = (): void => {
    clearInterval(life);
    closing.removeEventListener('abort', over);
    void source.return?.();
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      over = () => {
        stop();
        // Whoever listens may have gone first.
        try {
          controller.close();
        } catch {}
      };
      closing.addEventListener('abort', over);
      life = setInterval(() => controller.enqueue(encoder.encode(': here\n\n')), SIGN_OF_LIFE);
      life.unref();
      if (closing.aborted) over();
    },
    async pull(controller) {
      const { value, done } = await source.next();
      if (closing.aborted) return;
      if (done) over();
      else controller.enqueue(encoder.encode(`event: ${value.event}\ndata: ${JSON.stringify(value.data)}\n\n`));
    },
    cancel: stop,
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
