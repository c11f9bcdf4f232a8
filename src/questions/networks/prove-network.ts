import type { CaseFile } from '../../casefile/store/case-file.ts';
import { weightWords } from '../../report/networks/bloc-words.ts';
import { dataStamp } from '../kit/data-stamp.ts';
import { keepNetwork } from './kept-network.ts';
import { networkAnswer } from './network-answer.ts';
import type { AskedNetwork } from './open-source.ts';

/** Work that may end before it is done. */
interface Proving {
  readonly signal: AbortSignal;
  /** Told before each round; nobody knows how many there are. */
  readonly progress: (done: number, total: undefined, what: string) => void;
}

/**
 * Seeks to its end the proof that no division of a network violates less, and keeps its blocs in the case.
 * @throws EntenteError as `networkAnswer` does; the reason of the signal where it is aborted, and then nothing is kept
 */
export async function proveNetwork(
  file: CaseFile,
  asked: AskedNetwork,
  { signal, progress }: Proving,
): Promise<{ readonly proved: boolean; readonly headline: string }> {
  const stamp = dataStamp(file);
  let rounds = 0;
  const goOn = (): boolean => {
    progress(rounds++, undefined, 'seeking the proof, round by round');
    return !signal.aborted;
  };
  const { blocs } = await networkAnswer({ program: 'entente' }, file, asked, { goOn });
  signal.throwIfAborted();
  keepNetwork(file, asked, stamp, blocs);
  const { proved, value, lower } = blocs.frustration;
  const headline = proved
    ? `Proved: no division into two violates less than ${weightWords(value)}.`
    : `Not proved: the least violation lies between ${weightWords(lower)} and ${weightWords(value)}.`;
  return { proved, headline };
}
