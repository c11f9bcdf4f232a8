import { basename } from 'node:path';
import { codebookCode } from '../../src/casefile/export/answer-key.ts';
import { loadLexiconData } from '../../src/lexicon/load.ts';
import type { Event } from '../../src/records/event.ts';
import { overlaps } from '../../src/records/offsets.ts';
import type { Span } from '../../src/records/span.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { type EventSentence, type LabelledEvent, readEventSentences } from './event-sentences.ts';

/** Counts of what is labelled, what was found, and what of it is right. */
interface Tally {
  hits: number;
  gold: number;
  found: number;
}

const tally = (): Tally => ({ hits: 0, gold: 0, found: 0 });
const precision = ({ hits, found }: Tally): number => (found > 0 ? hits / found : 0);
const recall = ({ hits, gold }: Tally): number => (gold > 0 ? hits / gold : 0);
const f1 = ({ hits, gold, found }: Tally): number => (gold + found > 0 ? (2 * hits) / (gold + found) : 0);

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

const meets = (a: ReadonlySet<string>, b: readonly string[]): boolean => b.some((code) => a.has(code));

/** Same sides as the codebook scores them: at least one actor of each side that the label names. */
function sameSides(
  { source, target }: { readonly source: ReadonlySet<string>; readonly target: ReadonlySet<string> },
  label: LabelledEvent,
): boolean {
  const joint = new Set([...source, ...target]);
  const symmetric = label.targetCodes.length === 0;
  const from = label.sourceCodes.length === 0 || meets(symmetric ? joint : source, label.sourceCodes);
  const to = symmetric || meets(target.size > 0 ? target : joint, label.targetCodes);
  return from && to;
}

/**
 * Events of the project's own labelled sentences. A label and an event are of one act if their trigger words touch; each
 * event answers one label at most.
 */
export const sentencesBenchmark: Benchmark = async ({ files, engine, progress }) => {
  const { entries } = await loadLexiconData();
  const parts = new Set(files.map((file) => basename(file, '.jsonl')));
  const all = readEventSentences(new Map(entries.map((entry) => [entry.id, entry])));
  const rows = all.filter((row) => parts.size === 0 || parts.has(row.id.slice(0, row.id.indexOf('-'))));
  const reader = await loadReader(engine);
  const act = tally();
  const category = tally();
  const triple = tally();
  const reality = { right: 0, of: 0 };
  const dates = { right: 0, of: 0 };
  const byConstruction = new Map<string, Tally>();
  const misses: { readonly row: EventSentence; readonly label: LabelledEvent; readonly event: Event | undefined }[] =
    [];
  for (const [index, row] of rows.entries()) {
    const reading = await reader.read(row.text, row.date ? { date: row.date } : {});
    const known = new Map(reading.actors.map((actor) => [actor.id, actor]));
    const { events } = reading;
    const codes = (sides: Event['source']): ReadonlySet<string> =>
      new Set(sides.map((side) => codebookCode(side.actor, known)));
    const free = new Set(events);
    const kind = byConstruction.get(row.construction) ?? tally();
    byConstruction.set(row.construction, kind);
    act.found += events.length;
    category.found += events.length;
    triple.found += events.length;
    kind.found += events.length;
    for (const label of row.events) {
      const span = spanOf(row.text, label.trigger);
      const touching = [...free].filter((event) => [event.trigger, ...event.also].some((s) => overlaps(s, span)));
      const event = touching.find((e) => e.category === label.category) ?? touching[0];
      for (const one of [act, category, triple, kind]) one.gold++;
      if (event) {
        free.delete(event);
        act.hits++;
        reality.of++;
        if (event.reality === label.reality) reality.right++;
        if (label.first && label.last) {
          dates.of++;
          if (event.date && event.date.first <= label.last && label.first <= event.date.last) dates.right++;
        }
        if (event.category === label.category) {
          category.hits++;
          if (sameSides({ source: codes(event.source), target: codes(event.target) }, label)) {
            triple.hits++;
            kind.hits++;
          }
        }
      }
      if (
        !event ||
        event.category !== label.category ||
        event.reality !== label.reality ||
        !sameSides({ source: codes(event.source), target: codes(event.target) }, label)
      )
        misses.push({ row, label, event });
    }
    progress?.(index + 1, rows.length);
  }
  const share = ({ right, of }: { readonly right: number; readonly of: number }): number => (of > 0 ? right / of : 0);
  return {
    data: `${rows.length} own sentences with ${act.gold} labelled acts`,
    json: {
      act: f1(act),
      actPrecision: precision(act),
      actRecall: recall(act),
      category: f1(category),
      triple: f1(triple),
      reality: share(reality),
      dates: share(dates),
      rows: rows.length,
      acts: act.gold,
      constructions: Object.fromEntries([...byConstruction].map(([name, t]) => [name, f1(t)])),
    },
    table: [
      ['', 'P', 'R', 'F1'],
      ...Object.entries({ 'act found': act, 'and its category': category, 'and its sides': triple }).map(
        ([name, t]) => [name, digits(precision(t)), digits(recall(t)), digits(f1(t))],
      ),
      ['reality', '', '', digits(share(reality))],
      ['dates', '', '', digits(share(dates))],
      ...[...byConstruction]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, t]) => [`  ${name}`, '', whole(t.gold), digits(f1(t))]),
    ],
    predictions: misses.map(({ row, label, event }) =>
      JSON.stringify({
        id: row.id,
        text: row.text,
        label,
        found: event && {
          trigger: row.text.slice(event.trigger.start, event.trigger.end),
          category: event.category,
          reality: event.reality,
          source: event.source.map((side) => side.actor),
          target: event.target.map((side) => side.actor),
          date: event.date,
        },
      }),
    ),
  };
};
