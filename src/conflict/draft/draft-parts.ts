import { nameInId } from '../../records/actor-id.ts';
import type { LeftOut } from '../../records/shown.ts';
import type { DraftOption } from './draft-options.ts';
import type { DraftPreference } from './draft-preferences.ts';
import type { Citation, Unused } from './told-act.ts';

export interface DraftParts {
  readonly title: string;
  readonly date?: string;
  readonly texts: readonly string[];
  /** The texts by the names by which clauses cite them. */
  readonly sources: readonly { readonly name: string; readonly date?: string }[];
  readonly makers: readonly { readonly id: string; readonly name: string; readonly actor: string }[];
  readonly options: readonly DraftOption[];
  readonly left: readonly DraftOption[];
  readonly rules: readonly DraftRule[];
  readonly preferences: readonly DraftPreference[];
  readonly contradictions: readonly {
    readonly holder: string;
    readonly option: DraftOption;
    readonly cited: readonly Citation[];
  }[];
  readonly claims: readonly DraftClaim[];
  readonly alike: readonly AlikePair[];
  readonly unused: readonly Unused[];
  /** Weak records (●○○), of which nothing was made. */
  readonly weaker: LeftOut;
}

/** Ids of decision makers: an actor's own in lower case, without its prefix. */
export function makerId(actor: string): string {
  const plain = nameInId(actor)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return /^\p{L}/u.test(plain) ? plain : `side-${plain}`;
}

/** A rule that some combination cannot be. */
export interface DraftRule {
  readonly never: string;
  readonly text: string;
  readonly assumption: string;
}

/** What the drafted model shows, computed from it. */
export interface DraftClaim {
  readonly id: string;
  readonly text: string;
  readonly line: string;
}

/** Two options that may be one act in words too different for the rules. */
export interface AlikePair {
  readonly options: readonly [string, string];
  readonly why: string;
}
