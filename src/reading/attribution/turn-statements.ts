import { byRule } from '../../records/decision.ts';
import { recordId } from '../../records/identify.ts';
import { contains } from '../../records/offsets.ts';
import type { Statement } from '../../records/statement.ts';
import { firstAtOrAfter, spanIndex } from '../clause/span-index.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';

/** What each speaker of a transcript or an interview says, turn by turn; a question only where a label names who asks. */
export function turnStatements({ document, analysis }: ReadingContext, actors: ActorIndex): readonly Statement[] {
  const { sentences } = analysis;
  return actors.turns.flatMap(({ source, content, asks, speakers, actsFor }): Statement[] => {
    const [first] = content;
    const sentence = first && sentences[firstAtOrAfter(sentences, first.start + 1, ({ end }) => end)];
    if (!first || !sentence || (asks && !source)) return [];
    return [
      {
        kind: 'statement',
        id: recordId('statement', document.id, first.start, first.end, 'turn'),
        type: 'direct',
        source: source ? [source] : [],
        cue: [],
        content: [...content],
        speakers: [...speakers],
        actsFor: [...actsFor],
        addressees: [],
        sentence: sentenceRef(sentence),
        provenance: {
          stage: 'statements',
          ...byRule('turn'),
          grade: speakers.length + actsFor.length > 0 ? 'strong' : 'fair',
        },
      },
    ];
  });
}

/** Statements with the turns of a transcript: what is reported inside a turn, its speaker reports. */
export function withTurns(reported: readonly Statement[], turns: readonly Statement[]): Statement[] {
  if (turns.length === 0) return [...reported];
  const contents = spanIndex(turns.flatMap((turn) => turn.content.map((span) => [span, turn] as const)));
  const inTurns = reported.map((statement): Statement => {
    const place = statement.cue[0] ?? statement.content[0];
    const turn =
      place && contents.overlapping(place).find(({ content }) => content.some((span) => contains(span, place)));
    return turn && statement.within === undefined ? { ...statement, within: turn.id } : statement;
  });
  const outside = [...inTurns.filter(({ within }) => within === undefined), ...turns];
  const at = ({ source, content }: Statement): number => (source[0] ?? content[0])?.start ?? 0;
  return [...outside.sort((a, b) => at(a) - at(b)), ...inTurns.filter(({ within }) => within !== undefined)];
}
