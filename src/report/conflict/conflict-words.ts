import { preferenceParts } from '../../conflict/file/sourced-parts.ts';
import type { Concept } from '../../conflict/model/concept.ts';
import type { Evidence, Model, Sourced } from '../../conflict/model/model.ts';
import { type StateSpace, takenIn } from '../../conflict/model/state-space.ts';
import { codeAt } from '../../conflict/model/truth.ts';
import type { Move } from '../../conflict/solve/evolution.ts';
import { andList } from '../words/wording.ts';

/** The concepts from the one that asks most to the one that asks least. */
export const STRONGEST_FIRST: readonly Concept[] = ['Nash', 'SEQ', 'SIM', 'SMR', 'GMR'];

const IMPLIED: Readonly<Record<Concept, readonly Concept[]>> = {
  Nash: ['SEQ', 'SMR', 'GMR'],
  SEQ: ['GMR'],
  SIM: [],
  SMR: ['GMR'],
  GMR: [],
};

/** The concepts of a list that do not follow from others in it. */
export function notImplied(held: readonly Concept[]): readonly Concept[] {
  return held.filter((one) => !held.some((other) => IMPLIED[other].includes(one)));
}

/** The parts of a conflict in words. */
export interface ConflictWords {
  /** Name of a decision maker. */
  readonly maker: (id: string) => string;
  /** What is done in a state, by whom. */
  readonly state: (number: number) => string;
  /** `South Korea: deploys THAAD`, `South Korea gives up “deploys THAAD”`: what a move takes up and what it gives up. */
  readonly move: (move: Move) => string;
}

/** So many settings of one side's options are remembered in words. */
const MOST_REMEMBERED = 4096;

/** Words for the states and moves of a space. */
export function conflictWords(space: StateSpace): ConflictWords {
  const { model } = space;
  const { form } = model;
  const names = new Map(model.decisionMakers.map(({ id, name }) => [id, name]));
  const maker = (id: string): string => names.get(id) ?? id;
  if (form.kind === 'graph') {
    const state = (number: number): string => form.states[number - 1]?.name ?? '';
    return { maker, state, move: ({ by, to }) => `${maker(by)}: to ${state(to)}` };
  }
  const options = new Map(form.options.map((option) => [option.id, option]));
  const owner = (id: string): string => orList((options.get(id)?.owners ?? []).map(maker));
  // In the order of the decision makers; what several share comes last.
  const makers = model.decisionMakers.map(({ name }) => name);
  const order = (who: string): number => (makers.includes(who) ? makers.indexOf(who) : makers.length);
  const parts = [...new Set(form.options.map(({ id }) => owner(id)))]
    .sort((a, b) => order(a) - order(b))
    .map((who) =>
      ownWords(
        who,
        form.options.map(({ id, name }) => (owner(id) === who ? name : undefined)),
      ),
    );
  const state = (number: number): string => {
    const code = codeAt(space, space.placeOf[number - 1] as number);
    const told = parts.map((part) => part(code)).filter((words) => words !== '');
    return told.length === 0 ? 'nothing is done' : told.join('; ');
  };
  const move = ({ by, from, to }: Move): string => {
    const before = takenIn(space, from - 1);
    const after = takenIn(space, to - 1);
    const name = (id: string): string => options.get(id)?.name ?? id;
    const up = andList(after.filter((id) => !before.includes(id)).map(name));
    const down = andList(before.filter((id) => !after.includes(id)).map((id) => `“${name(id)}”`));
    if (down === '') return `${maker(by)}: ${up}`;
    return up === '' ? `${maker(by)} gives up ${down}` : `${maker(by)}: ${up}; gives up ${down}`;
  };
  return { maker, state, move };
}

/** What one side does in a combination of options, remembered for where it does the same elsewhere. */
function ownWords(who: string, names: readonly (string | undefined)[]): (code: number) => string {
  const mask = names.reduce((bits, name, j) => (name === undefined ? bits : bits | (1 << j)), 0);
  const known = new Map<number, string>();
  return (code) => {
    const own = code & mask;
    if (own === 0) return '';
    const before = known.get(own);
    if (before !== undefined) return before;
    const told = `${who}: ${andList(names.flatMap((name, j) => (name !== undefined && (own >>> j) & 1 ? [name] : [])))}`;
    if (known.size < MOST_REMEMBERED) known.set(own, told);
    return told;
  };
}

function orList(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** `Daniel Sneider, article (2017-07-06), paragraph 4 and paragraph 7`; `assumption`; `nothing`. */
export function evidenceWords({ evidence = [] }: Sourced): string {
  if (evidence.length === 0) return 'nothing';
  const places = new Map<string, string[]>();
  for (const one of evidence) {
    const [what, place] = oneEvidence(one);
    const known = places.get(what) ?? [];
    places.set(what, place === undefined ? known : [...known, place]);
  }
  return [...places].map(([what, at]) => (at.length === 0 ? what : `${what}, ${andList(at)}`)).join('; ');
}

function oneEvidence(evidence: Evidence): readonly [what: string, place?: string] {
  switch (evidence.kind) {
    case 'record': {
      const { id, words, place } = evidence;
      const where = place === undefined ? `record ${id}` : `${place}, record ${id}`;
      return [words === undefined ? where : `“${words}” (${where})`];
    }
    case 'assumption':
      return [evidence.note === undefined ? 'assumption' : `assumption: ${evidence.note}`];
    case 'source': {
      const dated = evidence.date === undefined ? evidence.source : `${evidence.source} (${evidence.date})`;
      return evidence.place === undefined ? [dated] : [dated, evidence.place];
    }
  }
}

/** How many statements, weights and rankings of a model rest on evidence, on assumptions only, and on nothing. */
export function countGrounds({ decisionMakers }: Model): {
  readonly all: number;
  readonly sourced: number;
  readonly assumed: number;
  readonly bare: number;
} {
  const parts = decisionMakers.flatMap(({ preference }) => preferenceParts(preference).map(({ part }) => part));
  const bare = parts.filter(({ evidence = [] }) => evidence.length === 0).length;
  const sourced = parts.filter(({ evidence = [] }) => evidence.some(({ kind }) => kind !== 'assumption')).length;
  return { all: parts.length, sourced, assumed: parts.length - sourced - bare, bare };
}
