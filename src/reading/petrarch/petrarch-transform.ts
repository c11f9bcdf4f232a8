import type { VerbTransformation } from '../../lexicon/petrarch/petrarch-verbs.ts';
import type { Tree } from '../clause/tree.ts';
import type { CodedNoun } from './petrarch-nouns.ts';
import type { CodedAct } from './petrarch-sides.ts';
import type { VerbIndex } from './petrarch-verb-index.ts';

/** A transformation with the name of its dictionary. */
export interface NamedTransformation extends VerbTransformation {
  readonly file: string;
}

/** What an act becomes in the mouth of a speaker. */
export interface TransformedAct {
  readonly source: CodedNoun;
  readonly target: CodedNoun;
  readonly code: string;
  /** The dictionary and line of the transformation. */
  readonly file: string;
  readonly line: number;
}

/**
 * What an act means where somebody speaks of it or wants it, by the first transformation that fits: "said that B had
 * attacked" is an accusation of B. A denied act is not transformed.
 *
 * @param speech the act of speaking or wanting
 * @param inner the act in its complement
 */
export function transformAct(
  sentence: Tree,
  index: VerbIndex,
  transformations: readonly NamedTransformation[],
  speech: CodedAct,
  inner: CodedAct,
): readonly TransformedAct[] {
  const { verb } = inner.coded.domain;
  if (sentence.isNegated(verb)) return [];
  const ownSubject = sentence.children(verb, 'nsubj').length > 0;
  const told = inner.coded.code.forward;
  const fitting = transformations.filter(
    ({ verb: outer, inner: { verb: act, future } }) =>
      index.isVerb(outer, speech.coded.block, speech.coded.code.forward) &&
      (act === 'Q' || index.isVerb(act, inner.coded.block, told)) &&
      (!future || sentence.tenseOf(verb) === 'future'),
  );
  const sources = inner.source.length > 0 ? inner.source : [undefined];
  const targets = inner.target.length > 0 ? inner.target : [undefined];
  return speech.source.flatMap((speaker) =>
    sources.flatMap((source) =>
      targets.flatMap((target) => {
        for (const { speaker: letter, inner: asked, result, file, line } of fitting) {
          const actors = new Map([[letter, speaker]]);
          if (asked.source === '_' ? ownSubject : !fits(actors, asked.source, source)) continue;
          if (!fits(actors, asked.target, target)) continue;
          const from = actors.get(result.source);
          const to = actors.get(result.target);
          const code = result.code === 'Q' ? told : result.code;
          if (from && to && from.code !== to.code && code) return [{ source: from, target: to, code, file, line }];
        }
        return [];
      }),
    ),
  );
}

/** Whether somebody can be who a letter stands for; a new letter is somebody new. */
function fits(actors: Map<string, CodedNoun>, letter: string, noun: CodedNoun | undefined): boolean {
  if (letter === '.') return true;
  if (letter === '_') return noun === undefined;
  if (noun === undefined) return false;
  const known = actors.get(letter);
  if (known) return known.code === noun.code;
  if ([...actors.values()].some(({ code }) => code === noun.code)) return false;
  actors.set(letter, noun);
  return true;
}
