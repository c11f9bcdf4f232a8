import type { Document } from 'yaml';
import type { FilePath, FilePlace } from '../../records/file-place.ts';
import { type Formula, nearestName, RESERVED_WORDS, readFormula } from '../model/logic.ts';
import type {
  BarredMove,
  Condition,
  DecisionMaker,
  Evidence,
  GraphForm,
  GraphMove,
  Likelihood,
  Model,
  OptionForm,
  Preference,
  PreferenceStatement,
  Rule,
  StateRef,
} from '../model/model.ts';
import { findProblems, listed } from '../model/problems.ts';
import { clashingRules, findStates, listStates, type StateList } from '../model/states.ts';
import type { IssueActor } from '../solve/issue-line.ts';
import type { FilePlaces } from './file-places.ts';
import type {
  FileClaim,
  FileIssue,
  FilePublished,
  FileView,
  ModelFile,
  ModelFileProblem,
  PublishedConcept,
} from './file-types.ts';
import { formatWords } from './model-file-problems.ts';
import {
  type EvidenceEntry,
  GREATLY,
  isId,
  type ModelFileData,
  type PreferenceEntry,
  type StatementEntry,
} from './model-file-schema.ts';
import { withoutOptions } from './without-options.ts';

/** What became of a file's data: the file, or what is wrong with it. */
export type BuiltModelFile = { readonly file: ModelFile } | { readonly problems: readonly ModelFileProblem[] };

/** The states of a model in which nothing is wrong. */
function statesOf(model: Model | undefined): StateList | undefined {
  const listed = model && listStates(model);
  return typeof listed === 'number' ? undefined : listed;
}

/** Makes the model of a file whose data obey the schema, and remembers where each part of it stands. */
export class ModelFileBuilder {
  private readonly document: Document;
  private readonly places: FilePlaces;
  private readonly data: ModelFileData;
  private readonly problems: ModelFileProblem[] = [];
  private readonly paths = new Map<string, FilePath>();
  private readonly names: readonly string[];
  private readonly people: readonly string[];

  constructor(document: Document, places: FilePlaces, data: ModelFileData) {
    this.document = document;
    this.places = places;
    this.data = data;
    this.names = Object.keys(data.options ?? data.states ?? {});
    this.people = Object.keys(data.decisionMakers);
  }

  build(): BuiltModelFile {
    const { data } = this;
    this.checkIds();
    const form = data.options ? this.optionForm() : this.graphForm();
    const decisionMakers = this.people.map((id, i) => this.decisionMaker(id, i));
    const statusQuo = this.statusQuo();
    const model: Model = {
      title: data.conflict,
      decisionMakers,
      form,
      ...(statusQuo === undefined ? {} : { statusQuo }),
    };
    const views = this.views(model);
    const issues = this.issues();
    // What depends on all formulas is judged only when all could be read.
    const broken = this.problems.length > 0;
    for (const { path, message } of findProblems(model)) {
      const hangs = path.includes('order') || path[0] === 'statusQuo' || (path.length === 2 && path[1] === 'rules');
      if (broken && hangs) continue;
      const clash = path.length === 2 && path[1] === 'rules' ? this.clash(form) : undefined;
      this.problems.push(
        clash ? { ...clash, message: `${message}${clash.message}` } : { ...this.placeOf(path), message },
      );
    }
    if (this.problems.length === 0) this.checkViews(views);
    const claims = this.claims(this.problems.length === 0 ? model : undefined);
    const published = this.published(this.problems.length === 0 ? model : undefined);
    if (this.problems.length > 0) return { problems: this.problems };
    const file: ModelFile = {
      model,
      ...(data.date ? { date: data.date } : {}),
      ...(data.about ? { about: data.about } : {}),
      sources: Object.entries(data.sources ?? {}).map(([id, source]) => given({ id, ...source })),
      claims,
      views,
      issues,
      ...(published ? { published } : {}),
      document: this.document,
      placeOf: (path) => this.placeOf(path),
    };
    return { file };
  }

  /** Where the rules stand that together leave no state: the first, and the lines of all. */
  private clash(form: OptionForm | GraphForm): ModelFileProblem | undefined {
    if (form.kind === 'graph') return undefined;
    const places = clashingRules(form).map((rule) => this.placeOf(['form', 'rules', form.rules.indexOf(rule)]));
    const lines = places.map(({ line }) => String(line));
    const [first] = places;
    return first ? { ...first, message: ` (${lines.length === 1 ? 'line' : 'lines'} ${listed(lines)})` } : undefined;
  }

  private say(place: FilePlace, message: string): void {
    this.problems.push({ line: place.line, column: place.column, message });
  }

  /** Where a part of the model stands: the place of the nearest part above it that was remembered. */
  private placeOf(path: FilePath): FilePlace {
    for (let length = path.length; length > 0; length--) {
      const found = this.paths.get(JSON.stringify(path.slice(0, length)));
      if (found) return this.places.of([...found, ...path.slice(length)]);
    }
    return { line: 1, column: 1 };
  }

  private remember(model: FilePath, file: FilePath): void {
    this.paths.set(JSON.stringify(model), file);
  }

  private checkIds(): void {
    const maps = ['decisionMakers', 'options', 'states', 'sources', 'claims', 'issues'] as const;
    for (const map of maps) {
      for (const id of Object.keys(this.data[map] ?? {})) {
        const place = this.places.ofKey([map, id]);
        if (!isId(id)) this.say(place, `“${id}” cannot be an id: ${formatWords([])}`);
        else if ((map === 'options' || map === 'states') && RESERVED_WORDS.has(id.toLowerCase())) {
          this.say(place, `“${id}” cannot be an id: in formulas it is a word with a meaning of its own`);
        }
      }
    }
    this.remember(['decisionMakers'], ['decisionMakers']);
    for (const id of Object.keys(this.data.sources ?? {})) this.remember(['sources', id], ['sources', id]);
  }

  private knownPerson(id: string, place: FilePlace): void {
    if (this.people.includes(id)) return;
    const near = nearestName(id, this.people);
    this.say(place, `the decision maker “${id}” is not known${near ? `; did you mean ${near}?` : ''}`);
  }

  private formula(text: string, path: FilePath, key = false): Formula {
    const read = readFormula(text, this.names);
    if (read.ok) return read.formula;
    this.say(this.places.within(path, read.problem.column, key), read.problem.message);
    return { kind: 'constant', value: true };
  }

  private optionForm(): OptionForm {
    const { data } = this;
    this.remember(['form', 'options'], ['options']);
    this.remember(['form', 'rules'], ['rules']);
    const options = Object.entries(data.options ?? {}).map(([id, option], i) => {
      this.remember(['form', 'options', i], ['options', id]);
      this.remember(['form', 'options', i, 'owners'], ['options', id, 'by']);
      const direction = { 'once taken': 'forward', 'once dropped': 'back' } as const;
      return {
        id,
        name: option.text,
        owners: option.by,
        direction: option.irreversible ? direction[option.irreversible] : ('both' as const),
        ...this.evidence(option.evidence, ['options', id, 'evidence']),
      };
    });
    const rules = (data.rules ?? []).map((rule, i) => {
      this.remember(['form', 'rules', i], ['rules', i]);
      return this.rule(rule, i, ['rules', i]);
    });
    const barred = (data.barred ?? []).map((move, i): BarredMove => {
      const path = ['barred', i];
      this.remember(['form', 'barred', i], path);
      return {
        id: move.id ?? String(i + 1),
        ...(move.by ? { by: move.by } : {}),
        ...(move.from ? { from: this.formula(move.from, [...path, 'from']) } : {}),
        ...(move.to ? { to: this.formula(move.to, [...path, 'to']) } : {}),
        ...(move.text ? { label: move.text } : {}),
        ...this.evidence(move.evidence, [...path, 'evidence']),
      };
    });
    const merges = (data.merge ?? []).map((merge, i) => {
      this.remember(['form', 'merges', i], ['merge', i]);
      return { id: merge.id ?? String(i + 1), ...this.condition(merge.when, merge, ['merge', i], 'when') };
    });
    for (const key of ['moves'] as const) {
      if (data[key]) this.say(this.places.ofKey([key]), `${key}: goes with states:, not with options:`);
    }
    return {
      kind: 'options',
      options,
      rules,
      ...(barred.length > 0 ? { barred } : {}),
      ...(merges.length > 0 ? { merges } : {}),
    };
  }

  private rule(rule: NonNullable<ModelFileData['rules']>[number], index: number, path: FilePath): Rule {
    const kind = rule.must === undefined ? 'exclude' : 'require';
    const key = kind === 'require' ? 'must' : 'never';
    return {
      id: rule.id ?? String(index + 1),
      kind,
      ...this.condition(rule.must ?? rule.never ?? '', rule, path, key),
    };
  }

  private condition(
    text: string,
    entry: { readonly text?: string | undefined; readonly evidence?: readonly EvidenceEntry[] | undefined },
    path: FilePath,
    key: string,
  ): Condition {
    return {
      formula: this.formula(text, [...path, key]),
      ...(entry.text ? { label: entry.text } : {}),
      ...this.evidence(entry.evidence, [...path, 'evidence']),
    };
  }

  private graphForm(): GraphForm {
    const { data } = this;
    for (const key of ['rules', 'barred', 'merge'] as const) {
      if (data[key]) this.say(this.places.ofKey([key]), `${key}: goes with options:, not with states:`);
    }
    this.remember(['form', 'states'], ['states']);
    const states = Object.entries(data.states ?? {}).map(([id, state], i) => {
      this.remember(['form', 'states', i], ['states', id]);
      return { id, name: state.text, ...this.evidence(state.evidence, ['states', id, 'evidence']) };
    });
    const moves: GraphMove[] = [];
    for (const [by, entries] of Object.entries(data.moves ?? {})) {
      this.knownPerson(by, this.places.ofKey(['moves', by]));
      entries.forEach((entry, i) => {
        const path = ['moves', by, i];
        const match = /^\s*(\S+?)\s*(<?->)\s*(\S+)\s*$/.exec(entry.move);
        const [, from, arrow, to] = match ?? [];
        if (from === undefined || to === undefined) {
          this.say(this.places.of(path), `a move is written a -> b, or a <-> b for both ways, not “${entry.move}”`);
          return;
        }
        const grounds = this.evidence(entry.evidence, [...path, 'evidence']);
        for (const [a, b] of arrow === '<->' ? [[from, to] as const, [to, from] as const] : [[from, to] as const]) {
          this.remember(['form', 'moves', moves.length], path);
          moves.push({ by, from: a, to: b, ...grounds });
        }
      });
    }
    return { kind: 'graph', states, moves };
  }

  private decisionMaker(id: string, index: number): DecisionMaker {
    const entry = own(this.data.decisionMakers, id);
    const preferences = own(this.data.preferences, id);
    this.remember(['decisionMakers', index], ['decisionMakers', id]);
    this.remember(['decisionMakers', index, 'preference'], ['preferences', id]);
    if (index === 0) {
      for (const other of Object.keys(this.data.preferences)) {
        this.knownPerson(other, this.places.ofKey(['preferences', other]));
      }
    }
    if (!preferences) {
      this.say(
        this.places.ofKey(['decisionMakers', id]),
        `“${id}” has no entry under preferences:; one that does not care has an empty list, ${id}: []`,
      );
    }
    const unseen = (entry?.unseen ?? []).map((seen, i) => {
      const path = ['decisionMakers', id, 'unseen', i];
      this.remember(['decisionMakers', index, 'unseen', i], path);
      return this.condition(seen.when, seen, path, 'when');
    });
    return {
      id,
      name: entry?.name ?? id,
      preference: this.preference(preferences ?? {}, ['preferences', id], ['decisionMakers', index, 'preference']),
      ...(unseen.length > 0 ? { unseen } : {}),
      ...this.attitudes(id, entry?.attitudes, index),
    };
  }

  private attitudes(
    id: string,
    entries: ModelFileData['decisionMakers'][string]['attitudes'],
    index: number,
  ): Pick<DecisionMaker, 'attitudes'> {
    if (!entries) return {};
    const held = Object.entries(entries).map(([towards, { is, text, evidence }]) => {
      const path = ['decisionMakers', id, 'attitudes', towards];
      this.remember(['decisionMakers', index, 'attitudes', towards], path);
      const grounds = this.evidence(evidence, [...path, 'evidence']);
      return [towards, { attitude: is, ...(text ? { label: text } : {}), ...grounds }] as const;
    });
    return { attitudes: Object.fromEntries(held) };
  }

  private preference(entry: Partial<PreferenceEntry>, path: FilePath, modelPath: FilePath): Preference {
    if (entry.weights) {
      const weights = Object.entries(entry.weights).map(([text, weight], i) => {
        const here = [...path, 'weights', text];
        this.remember([...modelPath, 'weights', i], here);
        return {
          id: weight.id ?? String(i + 1),
          weight: weight.weight,
          formula: this.formula(text, here, true),
          ...(weight.text ? { label: weight.text } : {}),
          ...this.evidence(weight.evidence, [...here, 'evidence']),
        };
      });
      return { kind: 'weights', weights };
    }
    if (entry.ranking) return this.ranking(entry, entry.ranking, path, modelPath);
    let count = 0;
    const levels = (entry.statements ?? []).map((level, i) =>
      level.equal.map((statement: StatementEntry, j: number): PreferenceStatement => {
        const here = [...path, 'statements', i, 'equal', j];
        this.remember([...modelPath, 'levels', i, j], here);
        this.remember([...modelPath, 'levels', i, j, 'formula'], [...here, 'want']);
        count++;
        return {
          id: statement.id ?? String(count),
          ...this.condition(statement.want, statement, here, 'want'),
          ...(statement.strong ? { strong: true } : {}),
          ...(statement.unknown ? { unknown: true } : {}),
          ...likelihood(statement.likely),
        };
      }),
    );
    return { kind: 'statements', levels };
  }

  /** A ranking; the sign >> between its states is no state. */
  private ranking(
    entry: Partial<PreferenceEntry>,
    entries: NonNullable<PreferenceEntry['ranking']>,
    path: FilePath,
    modelPath: FilePath,
  ): Preference {
    this.remember([...modelPath, 'order'], [...path, 'ranking']);
    this.remember([...modelPath, 'strongAfter'], [...path, 'ranking']);
    this.remember([...modelPath, 'unknown'], [...path, 'unknown']);
    const order: (readonly StateRef[])[] = [];
    const strongAfter: number[] = [];
    entries.forEach((tied, i) => {
      if (tied.length === 1 && tied[0] === GREATLY) strongAfter.push(order.length);
      else {
        this.remember([...modelPath, 'order', order.length], [...path, 'ranking', i]);
        order.push(tied);
      }
    });
    return {
      kind: 'ranking',
      order,
      ...(strongAfter.length > 0 ? { strongAfter } : {}),
      ...(entry.unknown ? { unknown: entry.unknown } : {}),
      ...likelihood(entry.likely),
      ...this.evidence(entry.evidence, [...path, 'evidence']),
    };
  }

  private evidence(
    entries: readonly EvidenceEntry[] | undefined,
    path: FilePath,
  ): { readonly evidence?: readonly Evidence[] } {
    if (!entries || entries.length === 0) return {};
    return { evidence: entries.map((entry, i) => this.oneEvidence(entry, [...path, i])) };
  }

  private oneEvidence(entry: EvidenceEntry, path: FilePath): Evidence {
    if (entry.record !== undefined) {
      return {
        kind: 'record',
        id: entry.record,
        ...(entry.words ? { words: entry.words } : {}),
        ...(entry.place ? { place: entry.place } : {}),
      };
    }
    if (entry.source === undefined) {
      return { kind: 'assumption', ...(entry.assumption ? { note: entry.assumption } : {}) };
    }
    const sources = this.data.sources ?? {};
    const source = own(sources, entry.source);
    const date = entry.date ?? source?.date;
    if (!source && date === undefined) {
      const near = nearestName(entry.source, Object.keys(sources));
      this.say(
        this.places.of(path),
        `“${entry.source}” is no source of this file${near ? `; did you mean ${near}?` : '; list it under sources: with its date, or write assumption'}`,
      );
    }
    const title = source ? [source.author, source.title].filter((part) => part !== undefined).join(', ') : entry.source;
    return {
      kind: 'source',
      source: title,
      ...(date ? { date } : {}),
      ...(entry.place ? { place: entry.place } : {}),
    };
  }

  private statusQuo(): StateRef | undefined {
    const { statusQuo } = this.data;
    this.remember(['statusQuo'], ['statusQuo']);
    return statusQuo === undefined ? undefined : this.stateRef(statusQuo, ['statusQuo']);
  }

  /** A list of options that are taken becomes a pattern. */
  private stateRef(state: number | string | readonly string[], path: FilePath): StateRef | undefined {
    if (typeof state === 'number') return state;
    if (typeof state === 'string') {
      // “thaad” or “thaad, strike” in place of a list.
      const taken = state.split(/[,\s]+/).filter((id) => id !== '');
      const named = this.data.options && taken.every((id) => this.names.includes(id));
      return named ? this.stateRef(taken, path) : state;
    }
    if (!this.data.options) {
      this.say(this.places.of(path), 'where states are listed, a state is named by its id');
      return undefined;
    }
    state.forEach((id, i) => {
      if (this.names.includes(id)) return;
      const near = nearestName(id, this.names);
      this.say(this.places.of([...path, i]), `the option “${id}” is not known${near ? `; did you mean ${near}?` : ''}`);
    });
    return this.names.map((id) => (state.includes(id) ? 'Y' : 'N')).join('');
  }

  /** @param model absent: something is wrong with it, so that only the formulas can be read */
  private claims(model: Model | undefined): readonly FileClaim[] {
    const states = statesOf(model);
    return Object.entries(this.data.claims ?? {}).flatMap(([id, entry]): readonly FileClaim[] => {
      const path = ['claims', id];
      const { concept } = entry;
      if (concept === 'SIM' && this.data.states) {
        this.say(
          this.places.of([...path, 'concept']),
          'SIM needs options; where states are listed name another concept',
        );
      }
      const text = entry.text ?? id;
      if (entry.holds !== undefined) {
        const ref = this.stateRef(entry.holds, [...path, 'holds']);
        if (ref === undefined || !states) return [];
        const found = findStates(ref, states);
        if (typeof found !== 'string' && found.length === 1) {
          return [{ text, claim: { id, kind: 'equilibrium', concept, state: (found[0] ?? 0) + 1 } }];
        }
        const wrong = typeof found === 'string' ? found : `${found.length} states fit ${ref}, and one is needed`;
        this.say(this.places.of([...path, 'holds']), `the claim's state is not found: ${wrong}`);
        return [];
      }
      const within = entry.within === undefined ? {} : { within: this.formula(entry.within, [...path, 'within']) };
      for (const kind of ['always', 'some', 'never'] as const) {
        const given = entry[kind];
        if (given === undefined) continue;
        return [{ text, claim: { id, kind, concept, formula: this.formula(given, [...path, kind]), ...within } }];
      }
      return [];
    });
  }

  /** @param model absent: something is wrong with it, so that no state can be found */
  private published(model: Model | undefined): FilePublished | undefined {
    const entry = this.data.published;
    if (!entry) return undefined;
    const states = statesOf(model);
    const equilibria: Partial<Record<PublishedConcept, readonly number[]>> = {};
    for (const [concept, refs] of Object.entries(entry.equilibria)) {
      equilibria[concept as PublishedConcept] = (refs ?? []).flatMap((given, i) => {
        const path = ['published', 'equilibria', concept, i];
        const ref = this.stateRef(given, path);
        if (ref === undefined || !states) return [];
        const found = findStates(ref, states);
        if (typeof found !== 'string' && found.length === 1) return [(found[0] ?? 0) + 1];
        const wrong = typeof found === 'string' ? found : `${found.length} states fit ${ref}, and one is needed`;
        this.say(this.places.of(path), `the published state is not found: ${wrong}`);
        return [];
      });
    }
    if (entry.equilibria.tableau && this.people.length !== 2) {
      this.say(this.places.of(['published', 'equilibria', 'tableau']), 'a tableau is for two decision makers');
    }
    return {
      ...(entry.in ? { in: this.oneEvidence(entry.in, ['published', 'in']) } : {}),
      rankings: entry.rankings,
      results: entry.results,
      equilibria,
      ...(entry.text ? { text: entry.text } : {}),
    };
  }

  private views(model: Model): readonly FileView[] {
    return Object.entries(this.data.views ?? {}).map(([id, view]) => {
      const path = ['views', id];
      this.knownPerson(id, this.places.ofKey(path));
      const ignores = view.ignores ?? [];
      ignores.forEach((option, i) => {
        if (model.form.kind === 'options' && this.names.includes(option)) return;
        const near = nearestName(option, this.names);
        this.say(
          this.places.of([...path, 'ignores', i]),
          `the option “${option}” is not known${near ? `; did you mean ${near}?` : ''}`,
        );
      });
      const rules = (view.rules ?? []).map((rule, i) => ({
        ...this.rule(rule, i, [...path, 'rules', i]),
        id: rule.id ?? `view ${i + 1}`,
      }));
      if (model.form.kind === 'graph' && view.rules) {
        this.say(this.places.ofKey([...path, 'rules']), 'rules: goes with options:, not with states:');
      }
      for (const other of Object.keys(view.preferences ?? {})) {
        this.knownPerson(other, this.places.ofKey([...path, 'preferences', other]));
      }
      const decisionMakers = model.decisionMakers.map((maker, i) => {
        const believed = own(view.preferences ?? {}, maker.id);
        if (!believed) return maker;
        const modelPath = ['views', id, 'decisionMakers', i, 'preference'];
        const preference = this.preference(believed, [...path, 'preferences', maker.id], modelPath);
        return { ...maker, preference };
      });
      const form =
        model.form.kind === 'options' ? { ...model.form, rules: [...model.form.rules, ...rules] } : model.form;
      const ranked = decisionMakers.find(({ preference }) => preference.kind === 'ranking');
      if (ranked && (ignores.length > 0 || rules.length > 0)) {
        this.say(
          this.places.ofKey(path),
          `this view has other states than the model, so that the ranking of ${ranked.id} does not fit; give ${ranked.id} statements`,
        );
      }
      return {
        decisionMaker: id,
        ...(view.text ? { text: view.text } : {}),
        model: withoutOptions({ ...model, decisionMakers, form }, ignores),
      };
    });
  }

  private checkViews(views: readonly FileView[]): void {
    for (const view of views) {
      this.remember(['views', view.decisionMaker], ['views', view.decisionMaker]);
      for (const { path, message } of findProblems(view.model)) {
        this.say(
          this.placeOf(['views', view.decisionMaker, ...path]),
          `in the view of ${view.decisionMaker}, ${message}`,
        );
      }
    }
  }

  private issues(): readonly FileIssue[] {
    return Object.entries(this.data.issues ?? {}).map(([id, issue]) => {
      const path = ['issues', id];
      const low = { at: issue.low.at ?? 0, text: issue.low.text };
      const high = { at: issue.high.at ?? 100, text: issue.high.text };
      if (low.at >= high.at) {
        this.say(this.places.of([...path, 'high']), `the high end (${high.at}) must lie above the low end (${low.at})`);
      }
      const actors = Object.entries(issue.actors).map(([actor, entry]) => {
        const here = [...path, 'actors', actor];
        if (entry.position < low.at || entry.position > high.at) {
          this.say(
            this.places.of([...here, 'position']),
            `the position ${entry.position} does not lie on the line from ${low.at} to ${high.at}`,
          );
        }
        return {
          id: actor,
          name: own(this.data.decisionMakers, actor)?.name ?? actor,
          position: entry.position,
          salience: entry.salience,
          capability: entry.capability,
          ...(entry.uncertainty === undefined ? {} : { uncertainty: uncertaintyOf(entry.uncertainty) }),
          ...this.evidence(entry.evidence, [...here, 'evidence']),
        };
      });
      if (actors.length === 0) this.say(this.places.ofKey([...path, 'actors']), 'an issue needs at least one actor');
      return { id, text: issue.text, low, high, actors };
    });
  }
}

/** One number or its two bounds. */
function likelihood(entry: number | readonly number[] | undefined): { readonly likely?: Likelihood } {
  if (entry === undefined) return {};
  if (typeof entry === 'number') return { likely: entry };
  const [least = 0, most = 0] = entry;
  return { likely: [least, most] };
}

/** A value that stands in a map itself: an id may be called “constructor”. */
function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

type Uncertainty = NonNullable<IssueActor['uncertainty']>;

/** One number stands for all three inputs. */
function uncertaintyOf(entry: number | { [K in keyof Uncertainty]?: number | undefined }): Uncertainty {
  return typeof entry === 'number' ? { position: entry, capability: entry, salience: entry } : given(entry);
}

/** The same object without keys whose value is undefined. */
function given<T extends object>(entries: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
