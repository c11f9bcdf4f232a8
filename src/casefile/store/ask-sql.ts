import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EntenteError, type FailureCode } from '../../records/failure.ts';

/**
 * Asks a case a question in SQL: one statement that only looks, in a process of its own that is ended when it takes too
 * long.
 *
 * @param seconds how long it may take
 * @returns one JSON object a row
 * @throws EntenteError `usage` for a statement that is wrong, writes or takes too long
 */
export async function* askSql(place: string, folder: string, sql: string, seconds: number): AsyncGenerator<string> {
  if (sql.includes('\0')) throw new EntenteError('usage', 'A statement of SQL has no NUL character in it.');
  // Run from its source, the program has TypeScript beside it; built, JavaScript. From the bundle it lies elsewhere.
  const here = import.meta.url;
  const path = here.endsWith('.ts')
    ? './sql.child.ts'
    : here.includes('/program/')
      ? '../../casefile/store/sql.child.js'
      : './sql.child.js';
  const child = spawn(process.execPath, [fileURLToPath(new URL(path, here)), place, folder, sql], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    yield* createInterface({ input: child.stdout });
    const code = await ended;
    if (late) {
      throw new EntenteError(
        'usage',
        `The statement took longer than ${seconds} s and was ended; ask for less, or give it more with --seconds.`,
      );
    }
    if (code !== 0) throw failureOf(told);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function failureOf(told: string): Error {
  try {
    const { code, message } = JSON.parse(told) as { code: FailureCode; message: string };
    return new EntenteError(code, message);
  } catch {
    return new Error(told.trim() || 'the process that ran the statement ended without a word');
  }
}
