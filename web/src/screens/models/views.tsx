import { useId, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { explain, tellingConcept } from '../../../../src/conflict/explain/explain.ts';
import type { InverseAnswer } from '../../../../src/conflict/explain/inverse.ts';
import type { PreferenceEdit } from '../../../../src/conflict/explain/mediator-edits.ts';
import type { ModelFile } from '../../../../src/conflict/file/file-types.ts';
import { readModelFile } from '../../../../src/conflict/file/model-file.ts';
import { editModelFile } from '../../../../src/conflict/file/model-file-edit.ts';
import { CONCEPTS, type Concept } from '../../../../src/conflict/model/concept.ts';
import { statusQuoOf } from '../../../../src/conflict/model/state-space.ts';
import type { Solution } from '../../../../src/conflict/solve/solve.ts';
import { explanationPage } from '../../../../src/report/conflict/conflict-explanation.ts';
import { editWords, inversePage } from '../../../../src/report/conflict/conflict-inverse.ts';
import { sensitivityPage } from '../../../../src/report/conflict/conflict-sensitivity.ts';
import { conceptsByState, solutionPage } from '../../../../src/report/conflict/conflict-solution.ts';
import { conflictStory } from '../../../../src/report/conflict/conflict-story.ts';
import { variantsPage } from '../../../../src/report/conflict/conflict-variants.ts';
import { conflictWords, notImplied } from '../../../../src/report/conflict/conflict-words.ts';
import { Blocks } from './blocks.tsx';
import { EvidenceList } from './evidence.tsx';
import type { Cited } from './model-api.ts';
import { StateGraph } from './state-graph-view.tsx';
import { useAnswer } from './use-answer.ts';
import { type OpenModel, sentence } from './use-model-file.ts';

/** What a view is given. */
interface ViewProps {
  readonly name: string;
  readonly model: OpenModel;
  readonly file: ModelFile;
  readonly solution: Solution;
  readonly cited: ReadonlyMap<string, Cited>;
}

/** The views of a solved model, in the order in which they are offered. */
export const VIEWS: readonly (readonly [id: string, words: string, view: (props: ViewProps) => React.ReactNode])[] = [
  ['holds', 'What holds', Holds],
  ['states', 'States', States],
  ['why', 'Why', Why],
  ['graph', 'Moves', Graph],
  ['whatif', 'What if', Variants],
  ['inverse', 'What it takes', InverseView],
  ['firm', 'How firm', Firm],
  ['story', 'Story', StoryView],
];

/** A value of the address, and how it is set. */
function useParameter(name: string): readonly [string | undefined, (to: string) => void] {
  const search = new URLSearchParams(useSearch());
  const [location, go] = useLocation();
  const set = (to: string): void => {
    const next = new URLSearchParams(search);
    if (to === '') next.delete(name);
    else next.set(name, to);
    go(`${location}?${next}`);
  };
  return [search.get(name) ?? undefined, set];
}

/** The states that one may want to ask about: where it stands, those that hold, then all others. */
function choices(solution: Solution): readonly number[] {
  const { space } = solution;
  const quo = statusQuoOf(space);
  const all = space.size <= 256 ? Array.from({ length: space.size }, (_, i) => i + 1) : [];
  return [...new Set([...(quo === undefined ? [] : [quo + 1]), ...conceptsByState(solution).keys(), ...all])];
}

function StateChoice({ solution, state }: { readonly solution: Solution; readonly state: number }) {
  const id = useId();
  const [, setState] = useParameter('state');
  const words = conflictWords(solution.space);
  const held = conceptsByState(solution);
  return (
    <p className="field">
      <label htmlFor={id}>State</label>
      <select id={id} value={state} onChange={(event) => setState(event.target.value)}>
        {choices(solution).map((one) => (
          <option key={one} value={one}>
            {one} {held.has(one) ? `(${notImplied(held.get(one) ?? []).join(', ')}) ` : ''}
            {words.state(one)}
          </option>
        ))}
      </select>
    </p>
  );
}

function chosenState(solution: Solution, given: string | undefined): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= solution.space.size) return number;
  return choices(solution)[0] ?? 1;
}

function Holds({ name, file, solution }: ViewProps) {
  const { date, about } = file;
  const blocks = useMemo(() => {
    const page = solutionPage(solution, {
      ...(date ? { date } : {}),
      ...(about ? { about } : {}),
      rest: 'the table of states has them',
      command: (subcommand) =>
        subcommand === 'sensitivity' ? 'see “How firm”.' : `entente model ${subcommand} models/${name}.yaml`,
    });
    return page.filter(({ kind }) => kind !== 'title');
  }, [name, date, about, solution]);
  return <Blocks blocks={blocks} />;
}

/** More rows than this are not drawn; the table as CSV has them. */
const MOST_ROWS = 300;

function States({ name, solution }: ViewProps) {
  const [only, setOnly] = useParameter('held');
  const { space, concepts, stable } = solution;
  const held = conceptsByState(solution);
  const words = conflictWords(space);
  const quo = statusQuoOf(space);
  const all = Array.from({ length: space.size }, (_, i) => i + 1).filter(
    (state) => only === undefined || held.has(state),
  );
  const marks = (maker: number, state: number): string =>
    notImplied(concepts.filter((_, c) => ((stable[maker]?.[state - 1] ?? 0) & bitOf(concepts[c])) !== 0)).join(' ');
  return (
    <>
      <p className="note">
        {space.size.toLocaleString('en-GB')} states.{' '}
        <button type="button" className="link" onClick={() => setOnly(only === undefined ? 'yes' : '')}>
          {only === undefined ? 'Only those that hold' : 'Show all'}
        </button>{' '}
        · <a href={`/models/${encodeURIComponent(name)}.csv?limit=500`}>CSV</a> ·{' '}
        <a href={`/models/${encodeURIComponent(name)}.json`}>JSON</a>
      </p>
      {all.length > MOST_ROWS && (
        <p className="note">
          The first {MOST_ROWS} of {all.length.toLocaleString('en-GB')} are shown.
        </p>
      )}
      <section className="scroll" aria-label="Table of the states">
        <table className="states">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">What is done in it</th>
              {space.movers.map(({ id, name: who }) => (
                <th key={id} scope="col">
                  {who} stays
                </th>
              ))}
              <th scope="col">Holds</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, MOST_ROWS).map((state) => (
              <tr key={state} className={held.has(state) ? 'held' : undefined}>
                <th scope="row">
                  <Link href={`/models/${encodeURIComponent(name)}?show=why&state=${state}`}>{state}</Link>
                  {state - 1 === quo && ' (today)'}
                </th>
                <td>{words.state(state)}</td>
                {space.movers.map(({ id }, maker) => (
                  <td key={id}>{marks(maker, state) || '–'}</td>
                ))}
                <td>{notImplied(held.get(state) ?? []).join(' ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function bitOf(concept: Concept | undefined): number {
  return concept === undefined ? 0 : 1 << CONCEPTS.indexOf(concept);
}

function Why({ solution }: ViewProps) {
  const [given] = useParameter('state');
  const state = chosenState(solution, given);
  const proofs = solution.space.movers.map(({ id }) =>
    explain(solution, id, state, tellingConcept(solution, id, state)),
  );
  return (
    <>
      <form className="filters">
        <StateChoice solution={solution} state={state} />
      </form>
      <Blocks blocks={explanationPage(solution, state, proofs)} />
    </>
  );
}

function Graph({ solution }: ViewProps) {
  const [by, setBy] = useParameter('mover');
  const [given] = useParameter('state');
  const id = useId();
  const known = solution.space.movers.some((mover) => mover.id === by);
  return (
    <>
      <form className="filters">
        <p className="field">
          <label htmlFor={id}>Moves of</label>
          <select id={id} value={known ? by : ''} onChange={(event) => setBy(event.target.value)}>
            <option value="">all</option>
            {solution.space.movers.map((mover) => (
              <option key={mover.id} value={mover.id}>
                {mover.name}
              </option>
            ))}
          </select>
        </p>
        <StateChoice solution={solution} state={chosenState(solution, given)} />
      </form>
      <StateGraph
        solution={solution}
        by={known ? by : undefined}
        from={given === undefined ? undefined : chosenState(solution, given)}
      />
    </>
  );
}

/** The model beside what it was: in the file while changes are tried, else when it was opened. */
function Variants({ model, file }: ViewProps) {
  const text = model.trying ? model.base : (model.past[0]?.text ?? model.base);
  const steps = (model.trying ? triedSteps(model) : model.past).map(({ words }) => words);
  const { answer, wrong, busy } = useAnswer(
    file,
    model.text,
    steps.length === 0 ? undefined : { kind: 'whatif', before: text },
  );
  return (
    <>
      <p className="buttons">
        {model.trying ? (
          <>
            <button type="button" onClick={() => model.setTrying(false)}>
              Keep what was tried
            </button>
            <button type="button" onClick={model.putBack}>
              Take it back
            </button>
          </>
        ) : (
          <button type="button" onClick={() => model.setTrying(true)}>
            Try changes without writing them
          </button>
        )}
      </p>
      <Working busy={busy} wrong={wrong} />
      {steps.length === 0 || !answer ? (
        <p className="note">
          {steps.length > 0
            ? ''
            : model.trying
              ? 'Change something at the left; here stands what that does to the outcome. The file stays as it is.'
              : 'Nothing was changed since the model was opened. What you change is set beside what it was here.'}
        </p>
      ) : (
        <Blocks
          blocks={variantsPage(answer, {
            before: model.trying ? 'the file' : 'as it was opened',
            after: 'as it is here',
            changes: steps,
          })}
        />
      )}
    </>
  );
}

function triedSteps(model: OpenModel): OpenModel['past'] {
  const from = model.past.findLastIndex(({ text }) => text === model.base);
  return from < 0 ? [] : model.past.slice(from);
}

function InverseView({ model, file, solution }: ViewProps) {
  const [given] = useParameter('state');
  const [asked, setConcept] = useParameter('under');
  const id = useId();
  const concept = solution.concepts.find((one) => one === asked) ?? 'SEQ';
  const state = chosenState(solution, given);
  const { answer, wrong, busy } = useAnswer(file, model.text, { kind: 'inverse', state, concept });
  return (
    <>
      <form className="filters">
        <StateChoice solution={solution} state={state} />
        <p className="field">
          <label htmlFor={id}>Under</label>
          <select id={id} value={concept} onChange={(event) => setConcept(event.target.value)}>
            {solution.concepts.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </p>
      </form>
      <Working busy={busy} wrong={wrong} />
      {answer && !busy && (
        <>
          {answer.inverse.answers.map((one) => (
            <Ways key={one.decisionMaker} answer={one} model={model} file={file} />
          ))}
          <Blocks blocks={inversePage(answer.solution, answer.inverse)} />
        </>
      )}
    </>
  );
}

function Working({ busy, wrong }: { readonly busy: boolean; readonly wrong: string | undefined }) {
  return (
    <p role="status" className={wrong === undefined ? 'note' : 'wrong'}>
      {busy ? 'Working …' : wrong}
    </p>
  );
}

/** The smallest changes of one decision maker, each with a button that makes it. */
function Ways({
  answer,
  model,
  file,
}: {
  readonly answer: InverseAnswer;
  readonly model: OpenModel;
  readonly file: ModelFile;
}) {
  const maker = file.model.decisionMakers.find(({ id }) => id === answer.decisionMaker);
  const plans: readonly { readonly edits: readonly PreferenceEdit[] }[] =
    (answer.edits ?? answer.rankingEdits ?? answer.weightEdits)?.plans ?? [];
  if (plans.length === 0) return null;
  return (
    <section aria-label={`Changes of ${maker?.name ?? ''}`}>
      <h3>Make a change of {maker?.name}</h3>
      <ul className="bare ways">
        {plans.map(({ edits }) => {
          const words = edits.map((edit) => editWords(edit, maker)).join('; then ');
          return (
            <li key={words}>
              <button
                type="button"
                onClick={() =>
                  model.change(`${maker?.name ?? ''}: ${words}`, (text) =>
                    editModelFile(
                      text,
                      edits.map((edit) => ({ decisionMaker: answer.decisionMaker, edit })),
                    ),
                  )
                }
              >
                Make it
              </button>{' '}
              {words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Firm({ model, file }: ViewProps) {
  const { answer, wrong, busy } = useAnswer(file, model.text, { kind: 'sensitivity' });
  const texts = new Map(file.claims.map(({ claim, text }) => [claim.id, text]));
  return (
    <>
      <Working busy={busy} wrong={wrong} />
      {answer && !busy && <Blocks blocks={sensitivityPage(file.model, answer, texts)} />}
    </>
  );
}

function StoryView({ solution, cited }: ViewProps) {
  const story = useMemo(() => conflictStory(solution), [solution]);
  return (
    <article className="story">
      {story.parts.map(({ heading, sentences }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {sentences.map(({ text, notes }) => (
            <p key={text} dir="auto">
              {text}
              {notes.map((note) => (
                <sup key={note}>
                  <a href={`#note-${note}`} aria-label={`Note ${note}`}>
                    {note}
                  </a>
                </sup>
              ))}
            </p>
          ))}
        </section>
      ))}
      <h3>Notes</h3>
      <ol className="notes">
        {story.notes.map(({ number, about, evidence }) => (
          <li key={number} id={`note-${number}`}>
            {about}
            <EvidenceList evidence={evidence} cited={cited} />
          </li>
        ))}
      </ol>
    </article>
  );
}

/** The text of the file, to be edited as it is. */
export function FileText({ model }: { readonly model: OpenModel }) {
  const id = useId();
  const [text, setText] = useState(model.text);
  const [from, setFrom] = useState(model.text);
  // What was changed elsewhere in the page comes in, unless something is being written here.
  if (from !== model.text) {
    setFrom(model.text);
    if (text === from) setText(model.text);
  }
  const read = readModelFile(text);
  const problems = read.ok ? [] : read.problems;
  const goTo = (line: number, column: number): void => {
    const area = document.getElementById(id);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const start = text.split('\n', line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    area.focus();
    area.setSelectionRange(start, start + 1);
  };
  return (
    <>
      <p className="field">
        <label htmlFor={id}>The file, comments and all</label>
        <textarea
          id={id}
          className="yaml"
          rows={28}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          aria-describedby={`${id}-problems`}
        />
      </p>
      <ul className="bare" id={`${id}-problems`}>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.message}`} className="wrong">
            <button type="button" className="link" onClick={() => goTo(problem.line, problem.column)}>
              Line {problem.line}
            </button>{' '}
            {sentence(problem)}
          </li>
        ))}
      </ul>
      <p className="buttons">
        <button
          type="button"
          disabled={problems.length > 0 || text === model.text}
          onClick={() => model.change('Edited the file', () => text)}
        >
          Keep
        </button>
        <button type="button" disabled={text === model.text} onClick={() => setText(model.text)}>
          Throw away what was written here
        </button>
      </p>
    </>
  );
}
