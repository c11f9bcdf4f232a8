import type { EventOrigin } from '../../records/event-row.ts';
import { cameoFacts } from '../../records/plover.ts';
import { plainText } from '../kit/plain-text.ts';

/** Origins whose codes are CAMEO's. */
const CAMEO: ReadonlySet<EventOrigin> = new Set(['gdelt', 'icews', 'phoenix']);

/** `036 Express intent to meet or negotiate`: a code with its name, where the code book is known. */
export function codeWords(code: string, origin: EventOrigin): string {
  const plain = plainText(code);
  const name = CAMEO.has(origin) ? cameoFacts(plain)?.name : undefined;
  return name ? `${plain} ${name}` : plain;
}
