import type { SentenceFrames } from './event-triggers.ts';
import { operatorOf } from './operator-words.ts';

/** The verb of saying above a clause, within the sentence. */
export function reportingVerb(found: SentenceFrames, at: number): number | undefined {
  const { sentence } = found;
  let token = sentence.token(at);
  for (let steps = 0; steps < 10; steps++) {
    // "X, the minister said": the reporting clause hangs below the quoted one.
    for (const aside of sentence.children(token.index, 'parataxis')) {
      if (operatorOf(found, aside) === 'said' && sentence.subjectsOf(aside).length > 0) return aside;
    }
    if (token.head < 0) return undefined;
    const relation = sentence.relation(token.index);
    const up = token.head;
    const reported = relation === 'ccomp' || relation === 'parataxis' || relation === 'xcomp';
    if (reported && operatorOf(found, up) === 'said') return up;
    token = sentence.token(up);
  }
  return undefined;
}
