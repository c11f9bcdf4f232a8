import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import { makeDesign } from '../../measures/impact/make-design.ts';
import type { ImpactData, ImpactResult } from '../../measures/impact/result.ts';
import { testImpact } from '../../measures/impact/test-impact.ts';
import { partedVotes } from '../../measures/votes/dyad-votes.ts';
import { EntenteError } from '../../records/failure.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { impactReport } from '../../report/measures/impact-report.ts';
import { type ImpactNames, impactPeriod, MEASURE_WORDS } from '../../report/measures/impact-words.ts';
import { Behind, type MeasureReport } from '../../report/measures/measure-report.ts';
import { dayOf, isoDay, periodWords } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { dayOfWords } from '../kit/day-option.ts';
import { type EventFilterOptions, eventFilterOf } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { dyadOf, inSentence, named, stateOf } from '../kit/state-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { openOutput } from '../kit/write-file.ts';
import { caseEvent, caseHappenings } from './case-happenings.ts';
import { designText, readDesignFile, storeDesign } from './design-file.ts';
import { withEvents } from './event-data.ts';
import { toneData, voteData } from './impact-data.ts';
import { donorRows, rowHappenings } from './impact-rows.ts';
import { type MeasureFiles, type MeasureOutputOptions, openMeasureFiles, writeMeasure } from './measure-output.ts';
import { rollCallItem } from './roll-call-item.ts';
import { rowsBehind } from './rows-behind.ts';

/** The options of `entente impact`. */
export interface ImpactCommandOptions extends CaseOptions, Omit<EventFilterOptions, 'dyad'>, MeasureOutputOptions {
  readonly event?: string;
  readonly title?: string;
  readonly dyad?: string;
  readonly measure?: string;
  readonly direction?: string;
  readonly before?: string;
  readonly after?: string;
  readonly gap?: string;
  readonly touched?: string;
  readonly tied?: string;
  readonly seed?: string;
  readonly design?: string;
  readonly writeDesign?: string;
}

/**
 * `entente impact`: did an event bring two states closer, or drive them apart? The design is fixed and stored before
 * anything is computed.
 *
 * @returns the exit code
 * @throws EntenteError for wrong options, an event outside of the data, or where there are no data
 */
export async function impactCommand(terminal: Terminal, options: ImpactCommandOptions): Promise<number> {
  checkOptions(options);
  const files = await openMeasureFiles(terminal, options, options.design === undefined ? [] : [options.design]);
  const written =
    options.writeDesign === undefined
      ? undefined
      : await openOutput(terminal, options.writeDesign, {
          inputs: options.design === undefined ? [] : [options.design],
          force: options.force,
        });
  return await withCase(terminal, options, 'look', async (file) => {
    const design =
      options.design === undefined ? await designOf(file, options) : await readDesignFile(terminal, options.design);
    const stored = storeDesign(file, design);
    if (written) {
      await written.write(designText(design));
      terminal.err(`The design lies in ${written.path}.\n`);
    }
    const test: Test = { terminal, file, files, options, design, remarks: remarksOf(stored, design) };
    switch (design.measure) {
      case 'S':
        return await byVotes(test);
      case 'tone':
        return await byEvents(test);
      default:
        throw new EntenteError(
          'usage',
          `The command tests S (votes) and tone (events), not "${design.measure}"; the library takes any measure.`,
        );
    }
  });
}

function checkOptions({ design, event, dyad }: ImpactCommandOptions): void {
  if (design !== undefined) {
    if (event !== undefined || dyad !== undefined) {
      throw new EntenteError('usage', '--design names event and pair already; leave out --event and --dyad.');
    }
    return;
  }
  if (event === undefined)
    throw new EntenteError('usage', 'Say after what: --event with the id of an event of the case, or a date.');
  if (dyad === undefined) throw new EntenteError('usage', 'Say which pair: --dyad CHN-RUS.');
}

const MEASURES: Readonly<Record<string, string>> = { s: 'S', votes: 'S', tone: 'tone' };

async function designOf(file: CaseFile, options: ImpactCommandOptions): Promise<ImpactDesign> {
  const asked = (options.measure ?? 'tone').toLowerCase();
  const measure = MEASURES[asked];
  if (!measure)
    throw new EntenteError('usage', `--measure must be s (votes) or tone (events), not "${options.measure}".`);
  const pair = await dyadOf(options.dyad ?? '');
  const direction = options.direction ?? 'either';
  if (direction !== 'closer' && direction !== 'apart' && direction !== 'either') {
    throw new EntenteError('usage', `--direction must be closer, apart or either, not "${direction}".`);
  }
  const windows = {
    ...wholeOption('before', options.before, 1),
    ...wholeOption('after', options.after, 1),
    ...wholeOption('gap', options.gap, 0),
  };
  const donors = { ...(await statesOption('touched', options.touched)), ...(await statesOption('tied', options.tied)) };
  const { from: _, to: __, ...filter } = measure === 'tone' ? eventFilterOf(withoutDyad(options)) : {};
  return makeDesign({
    measure,
    dyad: [pair[0].code, pair[1].code],
    event: eventOf(file, options, measure),
    direction,
    windows,
    donors,
    filter: filter as ImpactDesign['filter'],
    ...(options.seed === undefined ? {} : { seed: wholeOption('seed', options.seed, 0).seed as number }),
  });
}

/** The pair is no filter here: every other pair is compared with it. */
function withoutDyad({ dyad: _, ...options }: ImpactCommandOptions): EventFilterOptions {
  return options;
}

function wholeOption(name: string, text: string | undefined, least: number): Record<string, number> {
  if (text === undefined) return {};
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 1e6) {
    throw new EntenteError('usage', `--${name} must be a whole number from ${least} on, not "${text}".`);
  }
  return { [name]: value };
}

async function statesOption(name: string, text: string | undefined): Promise<Record<string, string[]>> {
  if (text === undefined) return {};
  const codes: string[] = [];
  for (const words of text.split(',')) if (words.trim() !== '') codes.push((await stateOf(words)).code);
  return { [name]: codes };
}

/** The event by its record, or by a date: a day, a month, or for votes a year. */
function eventOf(file: CaseFile, { event = '', title }: ImpactCommandOptions, measure: string): ImpactDesign['event'] {
  if (/^\d{4}$/.test(event)) {
    if (measure === 'tone') {
      throw new EntenteError(
        'usage',
        `Events are counted by month, so that ${event} is no date to test; give a month or a day, such as ${event}-07.`,
      );
    }
    return { title: title ?? event, at: Number(event) };
  }
  if (/^\d{4}-/.test(event)) {
    const at = dayOfWords(event, 'first');
    return { title: title ?? periodWords(dayOf(at), event.length > 7 ? 'day' : 'month'), at };
  }
  const found = caseEvent(file, event);
  return { title: title ?? found.title, id: found.id, at: found.day };
}

interface Test {
  readonly terminal: Terminal;
  readonly file: CaseFile;
  readonly files: MeasureFiles;
  readonly options: ImpactCommandOptions;
  readonly design: ImpactDesign;
  readonly remarks: readonly string[];
}

function remarksOf({ others }: { readonly others: number }, { windows, grain }: ImpactDesign): readonly string[] {
  const plan = `Fixed beforehand: ${counted(windows.before, grain)} before and ${windows.after} from then on.`;
  if (others === 0) return [plan];
  return [
    `${plan} Of this pair and event ${counted(others, 'other design')} ${others === 1 ? 'was' : 'were'} tried before (in the case under designs): who reports one of several tests must tell of all.`,
  ];
}

/** How event and sides are spoken of. */
function namesOf({ dyad, event, measure, grain }: ImpactDesign): ImpactNames {
  const [a, b] = dyad.map((code) => inSentence(named(code).name)) as [string, string];
  const when = whenWords(event.at, grain);
  const plain = event.title === when || event.title === String(event.at);
  const words = MEASURE_WORDS[measure];
  if (!words) throw new EntenteError('internal', `There are no words for the measure ${measure}.`);
  return { a, b, event: plain ? event.title : `“${event.title}” (${when})`, measure: words };
}

/** A month that is given without a day is kept as its first one. */
function whenWords(at: string | number, grain: ImpactDesign['grain']): string {
  if (typeof at === 'number') return String(at);
  return periodWords(dayOf(at), grain === 'month' && at.endsWith('-01') ? 'month' : 'day');
}

async function byVotes(test: Test): Promise<number> {
  const { terminal, file, design } = test;
  const { loadVotes } = await import('../../casefile/votes/stored-votes.ts');
  const stored = loadVotes(file);
  if (!stored) {
    throw new EntenteError(
      'usage',
      `The case holds no votes. Bring some in with ${terminal.program} import votes FILE, or test events with --measure tone.`,
    );
  }
  const { calls } = stored;
  const behind = new Behind();
  const { happenings, opens: opensEvent } = caseHappenings(file, design.dyad, behind);
  const result = testImpact(design, { ...voteData(calls), happenings });
  const opens = test.files.page ? partedBehind(calls, result, behind) : new Map<number, readonly number[]>();
  await tell(test, result, {
    behind,
    opens,
    opensEvent,
    opensUnit: test.files.page ? donorsBehind(calls, result, behind) : new Map(),
    behindNote: `Roll calls of the sessions in the windows in which the two parted, some of those in which pairs that they are compared with did, and sentences of the case; ${terminal.program} votes ${design.dyad.join(' ')} lists those of every session.`,
    next: [`${terminal.program} votes ${design.dyad.join(' ')}`],
    facts: factsOf(result, 'joint votes'),
  });
  return EXIT.done;
}

/** Roll calls in which the two parted, for the sessions of the windows. */
function partedBehind(
  calls: RollCalls,
  { before, after, design }: ImpactResult,
  behind: Behind,
): ReadonlyMap<number, readonly number[]> {
  const [a, b] = design.dyad;
  const wanted = [before, after].flatMap((window) => (window ? [window] : []));
  const bySession = new Map<number, ReturnType<typeof partedVotes>[number][]>();
  for (const parted of partedVotes(calls, a, b)) {
    const session = calls.session[parted.row] ?? 0;
    if (!wanted.some(({ from, to }) => session >= from && session <= to)) continue;
    bySession.set(session, [...(bySession.get(session) ?? []), parted]);
  }
  const opens = new Map<number, readonly number[]>();
  for (const [session, rows] of bySession) {
    const items = rows.map((parted) => rollCallItem(calls, parted, [a, b]));
    opens.set(
      session,
      behind.add({
        title: impactPeriod(session, design.grain),
        from: `${counted(rows.length, 'roll call')} in which they parted`,
        items,
      }),
    );
  }
  return opens;
}

/** Roll calls of each window that a page shows of a pair that is compared with. */
const PER_WINDOW = 3;

/** Roll calls in which the pairs that are compared with parted, the last ones of each window. */
function donorsBehind(
  calls: RollCalls,
  { comparisons, before, after }: ImpactResult,
  behind: Behind,
): ReadonlyMap<string, readonly number[]> {
  const opens = new Map<string, readonly number[]>();
  if (!before || !after) return opens;
  for (const unit of new Set(comparisons.flatMap(({ donors }) => donors.map((donor) => donor.unit)))) {
    const [a = '', b = ''] = unit.split('-');
    const parted = partedVotes(calls, a, b);
    const within = [before, after].map(({ from, to }) =>
      parted.filter(({ row }) => (calls.session[row] ?? 0) >= from && (calls.session[row] ?? 0) <= to),
    );
    const items = within.flatMap((rows) => rows.slice(-PER_WINDOW).map((one) => rollCallItem(calls, one, [a, b])));
    if (items.length === 0) continue;
    const [one = 0, other = 0] = within.map(({ length }) => length);
    const from = `compared with; they parted in ${counted(one, 'roll call')} before and ${other} after; the last ${PER_WINDOW} of each are shown`;
    opens.set(unit, behind.add({ title: `${named(a).name} and ${named(b).name}`, from, items }));
  }
  return opens;
}

async function byEvents(test: Test): Promise<number> {
  const { terminal, file, design, files } = test;
  const filter = design.filter as Parameters<typeof withEvents>[2];
  return await withEvents(terminal, file, filter, async (store, range) => {
    const behind = new Behind();
    const { happenings, opens: opensEvent } = caseHappenings(file, design.dyad, behind);
    const data: ImpactData = await toneData(store, filter, design.dyad, range.to + 1);
    const rows = await rowHappenings(file, store, filter, design, behind);
    const result = testImpact(design, { ...data, happenings: [...happenings, ...rows.happenings] });
    const [a, b] = design.dyad;
    const sides = {
      ...filter,
      undirected: true,
      source: { ...filter.source, countries: [a] },
      target: { ...filter.target, countries: [b] },
    };
    const opens = files.page
      ? await monthsBehind(file, store, sides, result, behind)
      : new Map<number, readonly number[]>();
    const opensUnit = files.page ? await donorRows(file, store, filter, result, behind) : new Map();
    await tell(test, result, {
      behind,
      opens,
      opensEvent: new Map([...opensEvent, ...rows.opens]),
      opensUnit,
      behindNote: `Rows of each month and of the pairs that it is compared with, with the file and the byte at which each stands, and sentences of the case; ${terminal.program} events --dyad ${a}-${b} --from DAY --to DAY lists all of a time.`,
      next: [
        `${terminal.program} dyad ${a} ${b}`,
        `${terminal.program} events --dyad ${a}-${b}${windowOptions(result)}`,
      ],
      facts: factsOf(result, 'events'),
    });
    return EXIT.done;
  });
}

async function monthsBehind(
  file: CaseFile,
  store: Parameters<typeof rowsBehind>[1],
  filter: Parameters<typeof rowsBehind>[2],
  { series }: ImpactResult,
  behind: Behind,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const first = series.map(({ at }) => at);
  const last = first.map((at, n) => (first[n + 1] ?? at + 31) - 1);
  const [from, to] = [first[0], last.at(-1)];
  if (from === undefined || to === undefined) return new Map();
  const found = await rowsBehind(
    file,
    store,
    { ...filter, from: isoDay(from), to: isoDay(to) },
    { first, last },
    'month',
    behind,
  );
  return new Map([...found].map(([n, places]) => [first[n] ?? 0, places]));
}

function windowOptions({ before, after, design }: ImpactResult): string {
  if (!before || !after || design.grain !== 'month') return '';
  return ` --from ${isoDay(before.from)} --to ${isoDay(after.to).slice(0, 7)}`;
}

function factsOf(
  { before, after, comparisons, placeboPairs, placeboDates }: ImpactResult,
  what: string,
): MeasureReport['facts'] {
  return [
    [`${what} before`, (before?.n ?? 0).toLocaleString('en-GB')],
    [`${what} after`, (after?.n ?? 0).toLocaleString('en-GB')],
    ['similar pairs', comparisons.map(({ donors }) => donors.length).join(' and ')],
    ['placebos', (placeboPairs.n + placeboDates.n).toLocaleString('en-GB')],
  ];
}

async function tell(
  { terminal, options, files, design, remarks }: Test,
  result: ImpactResult,
  page: Pick<
    Parameters<typeof impactReport>[1],
    'opens' | 'opensEvent' | 'opensUnit' | 'behindNote' | 'next' | 'facts'
  > & {
    readonly behind: Behind;
  },
): Promise<void> {
  const report = impactReport(result, {
    ...page,
    names: namesOf(design),
    nameOf: (id) => named(id).name,
    behind: page.behind.groups,
    remarks,
  });
  await writeMeasure(terminal, options, files, {
    report,
    data: () => ({ headline: report.headline, ...result }),
    rows: () => csvRows(result),
  });
}

/** Every estimate as a row. */
function csvRows({
  change,
  comparisons,
  witness,
  combined,
  syntheticControl,
  localLevel,
  movers,
  verdict,
  permutationP,
  placeboDates,
  placeboPairs,
}: ImpactResult): readonly (readonly Cell[])[] {
  const row = (name: string, effect: ImpactResult['change'], p: number | null = null): readonly (readonly Cell[])[] =>
    effect ? [[name, effect.value, effect.interval?.[0], effect.interval?.[1], effect.n, p ?? undefined, verdict]] : [];
  return [
    ['estimate', 'value', 'low', 'high', 'n', 'p', 'verdict'],
    ...row('change', change, placeboDates.p),
    ...comparisons.flatMap(({ fixed, effect, p }) => row(`difference in differences, ${fixed} fixed`, effect, p)),
    ...row('second measure', witness),
    ...row('all together', combined, placeboPairs.p ?? permutationP),
    ...row('synthetic control', syntheticControl?.effect ?? null, syntheticControl?.p),
    ...row('local level', localLevel?.effect ?? null),
    ...(movers?.sides ?? []).map(({ actor, change: moved, interval, n }) => [
      `moved: ${actor}`,
      moved,
      interval?.[0],
      interval?.[1],
      n,
      undefined,
      verdict,
    ]),
  ];
}
