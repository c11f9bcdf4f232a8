import type { Gender } from '../../lexicon/words/given-names.ts';
import type { Mention } from '../../records/actor.ts';

/** Something that a later pronoun or nominal may refer back to. */
export interface Referent {
  readonly sentence: number;
  readonly token: number;
  readonly actors: readonly string[];
  readonly actsFor: readonly string[];
  readonly kind: 'person' | 'state' | 'body' | 'people';
  readonly plural: boolean;
  readonly form: Mention['kind'];
  /** Its relation to the word that governs it. */
  readonly relation: string;
  readonly subject: boolean;
  /** Whether it is the subject of a verb of saying. */
  readonly saying: boolean;
  readonly gender?: Gender;
  /** Number of the quotation it stands in; -1 for none. */
  readonly quote: number;
  readonly quoted: boolean;
  readonly paragraph: number;
  /** Whether it is the first of its sentence. */
  readonly first: boolean;
  /** Whether it stands behind the pronoun ("In his speech, Ana's father"). */
  readonly after?: boolean;
  /** The role noun by which it was mentioned ("ministry", "officials"), singular, or its pronoun. */
  readonly noun?: string;
}

export type PronounClass = 'he' | 'it' | 'they';
