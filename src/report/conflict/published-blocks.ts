import type { FilePublished } from '../../conflict/file/file-types.ts';
import type { ComparedConcept, ComparedPublished } from '../../conflict/tables/compare-published.ts';
import type { Block } from '../kit/text-page.ts';
import { andList } from '../words/wording.ts';
import { type ConflictWords, evidenceWords } from './conflict-words.ts';
import { stateItems } from './state-list.ts';

/** What a source prints about a conflict beside what comes out, as a part of a page. */
export function publishedBlocks(
  published: FilePublished,
  compared: ComparedPublished,
  words: ConflictWords,
): readonly Block[] {
  const different = compared.concepts.filter((one) => !agrees(one));
  const states = [...new Set(different.flatMap(({ missing, beyond }) => [...missing, ...beyond]))];
  return [
    { kind: 'heading', text: 'Beside the source' },
    { kind: 'text', text: verdictWords(published, compared) },
    ...(states.length > 0
      ? [
          {
            kind: 'list',
            items: stateItems(
              states.sort((a, b) => a - b),
              words,
            ),
          } as const,
        ]
      : []),
    ...(published.text ? [{ kind: 'text', text: published.text } as const] : []),
    ...(published.in
      ? [{ kind: 'text', text: `Source: ${evidenceWords({ evidence: [published.in] })}`, tone: 'dim' } as const]
      : []),
  ];
}

function agrees({ missing, beyond }: ComparedConcept): boolean {
  return missing.length === 0 && beyond.length === 0;
}

/** One sentence or two: what agrees, what does not, and whether that proves anything. */
export function verdictWords(published: FilePublished, { verdict, concepts }: ComparedPublished): string {
  const same = concepts.filter(agrees).map(({ concept }) => conceptWords(concept));
  const parts = [
    ...(same.length > 0 ? [`The equilibria come out as printed under ${andList(same)}.`] : []),
    ...differences(concepts.filter((one) => !agrees(one))),
  ].join(' ');
  switch (verdict) {
    case 'reproduced':
      return `${parts} Rankings and results were read in the source: the case is reproduced.`;
    case 'differs':
      return parts;
    case 'no results':
      return 'No results of the source are at hand to compare with.';
    case 'reconstructed':
      return `${parts} ${openWords(published)} The case does not count as reproduced.`;
  }
}

function openWords({ rankings, results }: FilePublished): string {
  if (rankings === 'read') return 'The rankings were read in a source, the results are recalled.';
  return results === 'read'
    ? 'The rankings are a reconstruction.'
    : 'The rankings are a reconstruction, the results are recalled.';
}

function conceptWords(concept: ComparedConcept['concept']): string {
  return concept === 'tableau' ? 'the tableau (Nash, SEQ, simultaneous sanctioning)' : concept;
}

/** One sentence for all concepts that differ in the same states. */
function differences(concepts: readonly ComparedConcept[]): readonly string[] {
  const byStates = new Map<string, string[]>();
  for (const { concept, missing, beyond } of concepts) {
    const words = andList([
      ...(missing.length > 0
        ? [`${which(missing)} printed and ${missing.length === 1 ? 'does' : 'do'} not come out`]
        : []),
      ...(beyond.length > 0 ? [`${which(beyond)} not printed and ${beyond.length === 1 ? 'comes' : 'come'} out`] : []),
    ]);
    byStates.set(words, [...(byStates.get(words) ?? []), conceptWords(concept)]);
  }
  return [...byStates].map(([words, under]) => `Under ${andList(under)} ${words}.`);
}

function which(states: readonly number[]): string {
  return states.length === 1 ? `state ${states[0]} is` : `states ${andList(states.map(String))} are`;
}
