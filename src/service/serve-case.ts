import type { CaseFile } from '../casefile/store/case-file.ts';
import { sweepUploads } from '../intake/uploads.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { type Answer, LOOPBACK, listening } from './listening.ts';
import { lobby } from './lobby.ts';
import { makeService, type ServiceOptions } from './service.ts';

/** A service that listens. */
export interface RunningService {
  /** The first address: with the token that lets a browser in. */
  readonly address: string;
  readonly port: number;
  /** Answers what is being asked, then closes the port; who has not finished asking after a second is cut off. */
  readonly stop: () => Promise<void>;
}

/** How long dropped files wait for somebody to say what becomes of them, in milliseconds: a week. */
const UPLOADS_WAIT = 7 * 86_400_000;

/** How a case is served; the rest is known when it listens. */
type ServeOptions = Omit<ServiceOptions, 'port' | 'jobs' | 'closing'>;

/**
 * Serves a case on a port of this machine.
 *
 * @param wanted the port; 0 for any that is free
 * @throws EntenteError `usage` where the port is taken or not allowed
 */
export async function serveCase(file: CaseFile, wanted: number, options: ServeOptions): Promise<RunningService> {
  const { port, answerBy, stop } = await listening(wanted);
  const enter = await entered(file, port, options, answerBy);
  return { address: addressOf(port, options), port, stop: async () => void (await Promise.all([enter(), stop()])) };
}

/**
 * Offers the cases of a folder, and to make one, and serves the one that is chosen.
 *
 * @param folder in which cases are looked for and made
 * @param coderOf whose decisions they are in a case
 * @throws EntenteError `usage` where the port is taken or not allowed
 */
export async function serveLobby(
  folder: string,
  wanted: number,
  options: ServeOptions,
  coderOf: (file: CaseFile) => string | undefined,
): Promise<RunningService> {
  const { port, answerBy, stop } = await listening(wanted);
  let leave = (): Promise<void> => Promise.resolve();
  const enter = (file: CaseFile): void => {
    const coder = coderOf(file);
    const serving = entered(file, port, { ...options, coder }, answerBy);
    leave = async () => {
      await (await serving)();
      file.close();
    };
    serving.catch(options.failed);
  };
  const { fetch } = lobby({ ...options, port, folder, coder: options.coder ?? '', enter });
  answerBy(fetch);
  return { address: addressOf(port, options), port, stop: async () => void (await Promise.all([leave(), stop()])) };
}

function addressOf(port: number, { token }: ServeOptions): string {
  return `http://${LOOPBACK}:${port}/?token=${token}`;
}

/** Begins to answer about a case, and to do its work. @returns what ends that */
async function entered(
  file: CaseFile,
  port: number,
  options: ServeOptions,
  answerBy: (answer: Answer) => void,
): Promise<() => Promise<void>> {
  const jobs = new JobRunner(file, options.failed);
  const closing = new AbortController();
  const service = makeService(file, { ...options, port, closing: closing.signal, jobs });
  answerBy((request) => service.fetch(request));
  if (!file.readOnly) await sweepUploads(file, UPLOADS_WAIT);
  // What waited when the service ended last time goes on.
  jobs.wake();
  return async () => {
    closing.abort();
    await jobs.stop();
  };
}
