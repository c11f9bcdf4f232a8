import type { ActKey, ActPhrase, ActPhrases } from '../../records/act-phrase.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';

/** A text that was read, and what its words say of acts. */
export interface DraftSource {
  readonly reading: Reading;
  /** What its words say of acts; `actPhrases` of the reading room makes it. */
  readonly acts: ActPhrases;
}

/** How a record tells of an act; the order is that in which a side's statements are ranked. */
export const TOLD_AS = [
  'feared',
  'rejected',
  'opposed',
  'demanded',
  'accepted',
  'supported',
  'proposed',
  'foreseen on a condition',
  'committed to',
  'wanted',
  'planned',
  'threatened',
  'foreseen',
  'asked for',
  'a condition',
  'done',
  'supposed',
  'taken for granted',
] as const;

export type ToldAs = (typeof TOLD_AS)[number];

/** How a file names what it cites: the record, or the text. */
export function citedAs({ record, source }: Citation): string {
  return record ?? source;
}

/** How much a way of telling speaks for making an option of an act. */
export const WEIGHT: Readonly<Record<ToldAs, number>> = {
  feared: 2,
  rejected: 4,
  opposed: 4,
  demanded: 4,
  accepted: 4,
  supported: 3,
  proposed: 5,
  'foreseen on a condition': 3,
  'committed to': 3,
  wanted: 2,
  planned: 2,
  threatened: 4,
  foreseen: 1,
  'asked for': 1.5,
  'a condition': 3,
  done: 1,
  supposed: 0.5,
  'taken for granted': 0,
};

/** Where something stands, for the reader of the draft. */
export interface Citation {
  /** Id of the record that tells it; absent where a clause tells it of which the reader made no record. */
  readonly record?: string;
  /** By which citations are known as one: the record, or the clause. */
  readonly key: string;
  readonly kind: AnyRecord['kind'] | 'clause';
  /** Name of the text. */
  readonly source: string;
  readonly place: string;
  readonly words: string;
  /** Id of the document, and index of the sentence. */
  readonly text: string;
  readonly sentence: number;
}

/** An act as one record tells it. */
export interface ToldAct {
  readonly phrase: ActPhrase;
  /** Ids of decision makers. */
  readonly doers: readonly string[];
  readonly as: ToldAs;
  readonly weight: number;
  readonly cited: Citation;
  /** Who offers, wants or promises it. */
  readonly by?: readonly string[];
  /** Where no words say who does it: on what the guess rests. */
  readonly assumed?: string;
  /** A clause tells it as somebody's choice, so that it is one whatever its words are. */
  readonly chosen?: true;
  /** Where no words say who does it: on whom the text turns there. */
  readonly turnedTo?: string;
  /** Of a condition: whose stand hangs on it. */
  readonly holdersOn?: readonly string[];
  /** It was done so long before the text was written that it is no choice any more. */
  readonly past?: boolean;
}

/** What somebody wants or does not want of an act, perhaps only if or unless another is done. */
export interface Wish {
  readonly holder: string;
  readonly act: ToldAct;
  readonly wants: boolean;
  readonly as: ToldAs;
  readonly under?: WishCondition;
}

/** The act on which a wish hangs; `only if`: without it, the contrary is wanted. */
export interface WishCondition {
  /** All of them together. */
  readonly acts: readonly ToldAct[];
  readonly tie: 'if' | 'only if' | 'unless';
}

/** An offer: who is to do what, and who answered. */
export interface ToldProposal {
  readonly by: readonly string[];
  readonly terms: readonly (readonly ToldAct[])[];
  /** Ties between terms by their place: `from` is done in exchange for `to`, or if `to` is done. */
  readonly links: readonly {
    readonly kind: 'exchange' | 'condition';
    readonly from: number;
    readonly to: number;
    /** "Only if": without `to`, the contrary of `from` is wanted. */
    readonly only?: true;
  }[];
  readonly answers: readonly { readonly actor: string; readonly answer: string; readonly cited: Citation }[];
  /** Those who, as the text has it, will not do their part; then nobody offers this, and it only tells what is a price. */
  readonly doubted?: readonly string[];
  readonly cited: Citation;
}

/** A record that the draft cannot use, with the reason in words. */
export interface Unused {
  readonly cited: Citation;
  readonly reason: string;
  /** Listed also where the record tells of an option: what it says that somebody wants is lost. */
  readonly partly?: true;
}

export interface Gathered {
  readonly acts: readonly ToldAct[];
  readonly wishes: readonly Wish[];
  readonly proposals: readonly ToldProposal[];
  readonly unused: readonly Unused[];
  readonly names: ReadonlyMap<string, string>;
  /** Of which sides each sentence speaks. */
  readonly spoken: readonly SpokenSide[];
  /** The states whose own quarrels the texts tell. */
  readonly homes: readonly string[];
}

/** A side of which a sentence speaks. */
export interface SpokenSide {
  readonly text: string;
  readonly sentence: number;
  readonly side: string;
  readonly isSubject: boolean;
}

/** Whether a key tells the same act as another, by whomever it is done; how much speaks for it (0: not). */
export function likeness(a: ActKey, b: ActKey): number {
  // Talks without preconditions are talks; a reservoir filled without an agreement is filled otherwise.
  if (!a.mutual && a.without.length > 0 !== b.without.length > 0) return 0;
  const shared = a.content.filter((word) => b.content.includes(word)).length;
  const least = Math.min(a.content.length, b.content.length);
  if (a.kind !== undefined && b.kind !== undefined) return a.kind === b.kind ? 2 + shared / Math.max(1, least) : 0;
  if (least === 0 || shared === 0) return 0;
  // "Press for a cut" is no cut.
  if (a.head !== b.head && (a.speaks || b.speaks)) return 0;
  if (shared === 1 && least === 1 && !isMain(a, b) && !isMain(b, a)) return 0;
  return shared / least >= 0.6 ? shared / least : 0;
}

/** Whether the one word that a key has is the act of another, or what it is done to: "a battalion for an intervention" is none. */
function isMain({ content: [only = ''], head }: ActKey, { content }: ActKey): boolean {
  return head === only && content.slice(0, 2).includes(only);
}

/** A file's name without its folder, cut if it is long. */
export function shortName(name: string): string {
  const file = name.replace(/^.*[\\/]/u, '');
  return file.length <= 32 ? file : `${file.slice(0, 28)}…`;
}
