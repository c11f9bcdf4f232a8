/** An answer that came to its end. */
export interface WholeAnswer {
  readonly text: string;
  /** Whether the model was stopped for the length of its answer: then it said less than it wanted. */
  readonly cut: boolean;
}

/** Thrown where an answer broke off, or is none: it is asked again. */
export class NotWhole extends Error {}

/** More than any answer to one window. */
const MOST_BYTES = 4_000_000;

/** What servers send: in pieces (`delta`) or at once (`message`). */
interface Chunk {
  readonly error?: unknown;
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown };
    readonly message?: { readonly content?: unknown };
    readonly finish_reason?: unknown;
  }[];
}

/**
 * Reads an answer of a server, sent in pieces (`text/event-stream`) or at once. It is whole only where the server says why it
 * ended; an answer that breaks off is none, whatever it looks like.
 *
 * @param alive is told of each piece that comes
 * @throws NotWhole
 */
export async function readAnswer(response: Response, alive: () => void): Promise<WholeAnswer> {
  const body = await boundedText(response, alive);
  if (body === undefined) return { text: '', cut: true };
  const inPieces = response.headers.get('content-type')?.includes('event-stream') ?? /^\s*data:/.test(body);
  return inPieces ? ofPieces(body) : ofChunks([parsedChunk(body)]);
}

/** The body as text; undefined where it is longer than an answer can be. */
async function boundedText(response: Response, alive: () => void): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for await (const piece of response.body ?? []) {
      alive();
      bytes += piece.length;
      if (bytes > MOST_BYTES) return undefined;
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError || isBroken(error)) throw new NotWhole('its answer broke off');
    throw error;
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:UND_ERR_|ECONN|EPIPE|ERR_ENCODING)/.test(String(error.code));
}

function ofPieces(body: string): WholeAnswer {
  const data = body
    .split(/\r\n|\n|\r/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim());
  return ofChunks(data.filter((line) => line !== '' && line !== '[DONE]').map(parsedChunk));
}

function parsedChunk(text: string): Chunk {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null) return data as Chunk;
  } catch {
    // Told below, like any other thing that is no answer.
  }
  throw new NotWhole(text.trim() === '' ? 'its answer was empty' : 'it sent what is no answer');
}

function ofChunks(chunks: readonly Chunk[]): WholeAnswer {
  let text = '';
  let ended: string | undefined;
  for (const { error, choices = [] } of chunks) {
    if (error) throw new NotWhole('it broke off with an error');
    const [choice] = choices;
    const said = choice?.delta?.content ?? choice?.message?.content;
    if (typeof said === 'string') text += said;
    if (typeof choice?.finish_reason === 'string') ended = choice.finish_reason;
  }
  if (ended === undefined) throw new NotWhole(text === '' ? 'it gave no choice' : 'its answer broke off');
  return { text, cut: ended === 'length' };
}
