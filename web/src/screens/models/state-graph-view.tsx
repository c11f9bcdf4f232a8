import { useEffect, useRef } from 'react';
import type { Solution } from '../../../../src/conflict/solve/solve.ts';
import { conflictWords } from '../../../../src/report/conflict/conflict-words.ts';
import { stateGraph } from '../../../../src/report/conflict/state-graph.ts';
import { chooseGraph } from '../../../../src/report/conflict/state-graph-choice.ts';
import { svgDrawing } from '../../../../src/report/drawing/svg-drawing.ts';

/** The conflict as a graph of states, with the same as a table. */
export function StateGraph({
  solution,
  by,
  from,
}: {
  readonly solution: Solution;
  /** Id of the decision maker whose moves alone are drawn. */
  readonly by: string | undefined;
  /** The state in the middle. */
  readonly from: number | undefined;
}) {
  const options = { ...(by === undefined ? {} : { by }), ...(from === undefined ? {} : { from }) };
  const { states, arrows, total, concepts } = chooseGraph(solution, options);
  const words = conflictWords(solution.space);
  return (
    <>
      <Picture solution={solution} by={by} from={from} />
      <p className="note">
        {states.length < total
          ? `${states.length} of ${total} states, those that matter most.`
          : `All ${total} states.`}
      </p>
      <section className="scroll" aria-label="The moves of the picture, as a table">
        <table>
          <caption className="note">The same as a table</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Move</th>
              <th scope="col">To</th>
              <th scope="col">Better for who moves</th>
            </tr>
          </thead>
          <tbody>
            {arrows.map((arrow) => (
              <tr key={`${arrow.by} ${arrow.from} ${arrow.to}`}>
                <th scope="row">
                  {arrow.from}
                  {concepts.has(arrow.from) && ' (holds)'}
                </th>
                <td>{words.move(arrow)}</td>
                <td>
                  {arrow.to}
                  {concepts.has(arrow.to) && ' (holds)'}
                </td>
                <td>{arrow.improvement ? 'yes' : arrow.back ? 'no, and can go back' : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The drawing of the report, with its style; the page's policy allows no style within the markup. */
function Picture({
  solution,
  by,
  from,
}: {
  readonly solution: Solution;
  readonly by: string | undefined;
  readonly from: number | undefined;
}) {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    const drawing = stateGraph(solution, {
      ...(by === undefined ? {} : { by }),
      ...(from === undefined ? {} : { from }),
    });
    const markup = svgDrawing({ ...drawing, style: '' }).replace(/<style>\s*<\/style>/u, '');
    const svg = new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(drawing.style);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(svg);
    const dress = (): void => inTheme(sheet);
    dress();
    const watch = new MutationObserver(dress);
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, [solution, by, from]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that is wider than the page is scrolled by keys too.
    <section className="scroll picture" aria-label="The states and moves that matter" tabIndex={0} ref={host} />
  );
}

/** A theme that was chosen goes before that of the system. */
function inTheme(sheet: CSSStyleSheet): void {
  const { theme } = document.documentElement.dataset;
  for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    rule.media.mediaText = theme === 'dark' ? 'all' : theme === 'light' ? 'not all' : '(prefers-color-scheme: dark)';
  }
}
