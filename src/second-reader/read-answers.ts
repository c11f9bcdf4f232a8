import type { Lexicon } from '../lexicon/who/entry.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import { overlaps } from '../records/offsets.ts';
import type { Provenance } from '../records/provenance.ts';
import { modelReading } from '../records/reader-name.ts';
import type { AnyRecord, Reading } from '../records/reading.ts';
import { ANSWER_FORMS, type AnswerEntry, type AskedList } from './answer-form.ts';
import { type AnswerCounts, countWords, type DropReason, NO_COUNTS } from './dropped.ts';
import { type ExampleEchoes, exampleEchoes } from './example-echoes.ts';
import { firstJson } from './first-json.ts';
import { KnownNames } from './known-names.ts';
import { makeRecord, type RecordSources } from './made-records.ts';
import type { Prompt } from './prompt.ts';
import { type QuotePlace, QuotePlaces } from './quote-places.ts';
import { numberedPieces, type TextWindow } from './text-windows.ts';

/** What a model answered to a window. */
export interface WindowAnswer {
  readonly window: TextWindow;
  /** All that it said; absent where its answer was cut off, so that nothing of it counts. */
  readonly text?: string;
}

/** Which model answered, and how it was asked. */
export type Asked = NonNullable<Provenance['asked']>;

/** What a model makes of a text. */
export interface ModelReading {
  /** Its records, with the document, sentences and actors of the program's own reading. */
  readonly reading: Reading;
  readonly counts: AnswerCounts;
}

/**
 * Makes records of the answers of a model. Each stands on words that are in the text letter for letter, in the sentence that
 * the model names or else in the nearest one that it was shown; the second entry of the same words stands on their second
 * place. All else is left out and counted. Pure.
 *
 * @param own what the program itself reads in the text: its sentences are those that were numbered
 * @param meant labels that mean others, by field, where the model was given a swapped codebook
 */
export function readAnswers(
  own: Reading,
  answers: readonly WindowAnswer[],
  {
    prompt,
    lexicon,
    asked,
    meant = {},
  }: {
    readonly prompt: Prompt;
    readonly lexicon: Lexicon;
    readonly asked: Asked;
    readonly meant?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  },
): ModelReading {
  const provenance: Provenance = {
    stage: 'second reader',
    by: 'model',
    rule: `${asked.model}, prompt ${asked.prompt}`,
    grade: 'weak',
    asked,
  };
  const sources: RecordSources = {
    reading: own,
    names: new KnownNames(lexicon, own),
    places: new QuotePlaces(own.document.text, numberedPieces(own)),
    met: new Map(),
    provenance,
  };
  const reader = new AnswerReader(prompt, sources, meant);
  const records = mergedWindows(answers.flatMap((answer, i) => reader.read(answer, i)));
  const counts: AnswerCounts = { ...reader.counts, kept: records.length, windows: answers.length };
  const lists = prompt.codebook.map(({ list }) => list);
  const name = modelReading({ model: asked.model, prompt: asked.prompt, lists });
  return { reading: withRecordsOf(own, records, sources, name, counts), counts };
}

/** A record with the window in which it was said. */
interface Said {
  readonly record: AnyRecord;
  readonly place: QuotePlace;
  readonly window: number;
  /** Whether that window has the last word on the piece. */
  readonly owned: boolean;
}

/** Reads answers one after the other and counts what is left out. */
class AnswerReader {
  private readonly prompt: Prompt;
  private readonly sources: RecordSources;
  private readonly meant: Readonly<Record<string, Readonly<Record<string, string>>>>;
  private readonly echoes: ExampleEchoes;
  private readonly dropped: Record<DropReason, number> = { ...NO_COUNTS.dropped };
  private unreadable = 0;
  private cut = 0;

  constructor(prompt: Prompt, sources: RecordSources, meant: AnswerReader['meant']) {
    this.prompt = prompt;
    this.sources = sources;
    this.meant = meant;
    this.echoes = exampleEchoes(prompt.example);
  }

  get counts(): Pick<AnswerCounts, 'dropped' | 'unreadable' | 'cut'> {
    const { dropped, unreadable, cut } = this;
    return { dropped, unreadable, cut };
  }

  read({ window, text }: WindowAnswer, index: number): readonly Said[] {
    if (text === undefined) {
      this.cut++;
      return [];
    }
    const answer = firstJson(text, (data) => this.prompt.codebook.some(({ list }) => data[list] !== undefined));
    if (!answer) {
      this.unreadable++;
      return [];
    }
    const taken = new TakenPlaces();
    const said: Said[] = [];
    for (const { list } of this.prompt.codebook) {
      const entries = answer[list];
      // A list that is missing is one of which the model says nothing; what is none breaks the form.
      if (entries === undefined || entries === null) continue;
      for (const raw of Array.isArray(entries) ? (entries as readonly unknown[]) : [entries]) {
        const made = this.make(list, raw, window, taken);
        if (typeof made === 'string') this.dropped[made]++;
        else said.push({ ...made, window: index });
      }
    }
    return said;
  }

  private make(
    list: AskedList,
    raw: unknown,
    window: TextWindow,
    taken: TakenPlaces,
  ): Omit<Said, 'window'> | DropReason {
    const form = ANSWER_FORMS[list].safeParse(this.trueLabels(raw));
    if (!form.success) return 'form';
    const entry = form.data as AnswerEntry;
    if (this.echoes.isEcho(entry)) return 'example';
    const [from = 0, to = 0] = [window.pieces[0]?.n, window.pieces.at(-1)?.n];
    const places = this.sources.places.nearest(entry.quote, entry.sentence).filter(({ n }) => n >= from && n <= to);
    if (places.length === 0) return this.echoes.isQuoted(entry.quote) ? 'example' : 'words';
    const { sentence, ...says } = entry;
    const place = taken.take(list, entry.quote, canonicalJson(says), places, sentence);
    if (!place) return 'twice';
    const record = makeRecord(list, entry as never, place, this.sources);
    if (typeof record === 'string') return record === 'who' && this.echoes.namesInvented(entry) ? 'example' : record;
    const [first, last] = window.own;
    return { record, place, owned: place.n >= first && place.n <= last };
  }

  private trueLabels(raw: unknown): unknown {
    if (typeof raw !== 'object' || raw === null || Object.keys(this.meant).length === 0) return raw;
    return Object.fromEntries(
      Object.entries(raw).map(([field, value]) => [field, this.meant[field]?.[String(value)] ?? value]),
    );
  }
}

/** Which places of a window entries stand on: the k-th entry of the same words takes their k-th place. */
class TakenPlaces {
  private readonly taken = new Map<string, Map<number, Set<string>>>();

  /**
   * @param says all that the entry says beside its place
   * @param places nearest first
   * @returns undefined where the same was said of all of them
   */
  take(
    list: AskedList,
    quote: string,
    says: string,
    places: readonly QuotePlace[],
    sentence: number,
  ): QuotePlace | undefined {
    const key = `${list}\n${quote.normalize('NFC')}`;
    const used = this.taken.get(key) ?? new Map<number, Set<string>>();
    this.taken.set(key, used);
    const isFree = ({ span }: QuotePlace): boolean => !used.has(span.start);
    const saysOther = ({ span }: QuotePlace): boolean => !used.get(span.start)?.has(says);
    const here = places.filter(({ n }) => n === sentence);
    // Two entries may tell different things of one place; that comes before words of another sentence.
    const place = here.find(isFree) ?? here.find(saysOther) ?? places.find(isFree) ?? places.find(saysOther);
    if (place) used.set(place.span.start, (used.get(place.span.start) ?? new Set()).add(says));
    return place;
  }
}

/**
 * What several windows said of a text, each thing once. Of pieces that two windows share, the one that has the last word
 * decides; what only the other one found is kept.
 */
function mergedWindows(said: readonly Said[]): readonly AnyRecord[] {
  const kept = said.filter(({ owned }) => owned);
  for (const one of said) {
    if (one.owned) continue;
    const again = kept.some(
      (other) =>
        other.window !== one.window &&
        other.record.kind === one.record.kind &&
        overlaps(other.place.span, one.place.span),
    );
    if (!again) kept.push(one);
  }
  const inOrder = kept.toSorted((a, b) => a.place.span.start - b.place.span.start || a.window - b.window);
  // What two windows say of one place word for word has one id.
  return [...new Map(inOrder.map(({ record }) => [record.id, record])).values()];
}

function withRecordsOf(
  own: Reading,
  records: readonly AnyRecord[],
  { met, provenance }: RecordSources,
  reader: string,
  counts: AnswerCounts,
): Reading {
  const { issues: _, causes: __, discourseStatements: ___, ...rest } = own;
  const of = <K extends AnyRecord['kind']>(kind: K): Extract<AnyRecord, { kind: K }>[] =>
    records.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);
  const lost = Object.values(counts.dropped).some((n) => n > 0) || counts.unreadable + counts.cut > 0;
  return {
    ...rest,
    reader,
    actors: [...own.actors, ...met.values()],
    events: of('event'),
    statements: of('statement'),
    positions: of('position'),
    proposals: of('proposal'),
    forecasts: of('forecast'),
    relations: of('relation'),
    motives: of('motive'),
    quantities: [],
    warnings: lost ? [`Of what ${provenance.asked?.model} said: ${countWords(counts)}.`] : [],
  };
}
