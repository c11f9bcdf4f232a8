import { loadAsset } from '#load-asset';
import { EntenteError } from '../../records/failure.ts';

/** What a word that is no act itself does to the act that is named with it. */
export const ACT_HELPERS = [
  'end',
  'less',
  'light',
  'empty',
  'toward',
  'away',
  'on',
  'avert',
  'held',
  'ask',
  'speak',
  'promise',
  'deed',
  'state',
  'doubt',
] as const;
export type ActHelper = (typeof ACT_HELPERS)[number];

/** An act in many words. */
export interface ActClass {
  readonly name: string;
  /** Those who do it together do one act ("the two armies hold an exercise"). */
  readonly joint: boolean;
  /** It takes several to do it ("talks", "a truce"). */
  readonly mutual: boolean;
  /** Lemmas of words that do it, and of words that undo it; each one or several. */
  readonly does: readonly (readonly string[])[];
  readonly undoes: readonly (readonly string[])[];
}

/** Words by which texts name the acts of a conflict. */
export interface ActWords {
  readonly classes: readonly ActClass[];
  readonly helpers: ReadonlyMap<ActHelper, ReadonlySet<string>>;
}

/**
 * Reads the words that come with the package.
 * @throws if the file is missing; an EntenteError that names the line if it cannot be understood
 */
export async function loadActWords(): Promise<ActWords> {
  return makeActWords(new TextDecoder().decode(await loadAsset('src/lexicon/data/act-words.tsv')));
}

/**
 * Makes them of a table; its head explains the form.
 * @throws EntenteError (unreadable), naming the line
 */
function makeActWords(table: string): ActWords {
  const classes: ActClass[] = [];
  const helpers = new Map<ActHelper, ReadonlySet<string>>();
  table.split('\n').forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const [name, joint, does, undoes, ...more] = text.split('\t');
    if (!name || !joint || !does || !undoes || more.length > 0) {
      throw new EntenteError('unreadable', `act-words.tsv, line ${index + 1}: write four cells parted by tabs.`);
    }
    if (name.startsWith('*')) {
      const helper = ACT_HELPERS.find((known) => known === name.slice(1).trim());
      if (!helper) throw new EntenteError('unreadable', `act-words.tsv, line ${index + 1}: "${name}" is no helper.`);
      helpers.set(helper, new Set(phrases(does).map((words) => words.join(' '))));
    } else
      classes.push({
        name,
        joint: joint !== '-',
        mutual: joint === 'mutual',
        does: phrases(does),
        undoes: phrases(undoes),
      });
  });
  return { classes, helpers };
}

function phrases(cell: string): string[][] {
  if (cell === '-') return [];
  return cell.split(';').map((phrase) => phrase.trim().toLowerCase().split(' '));
}
