import { type CSSProperties, type KeyboardEvent, memo, useMemo } from 'react';
import { type ActingActor, type ActsCell, kinds } from './acts-cell.ts';
import { useDrawn } from './use-drawn.ts';

/** With more actors than this a cell says how many acts there are and of which kind most; with fewer it says both kinds. */
const ROOMY = 16;

/**
 * Rows act towards columns. One cell is reached by Tab, the others by arrow keys; a cell opens what it rests on. The sign says
 * which kind prevails, so that nothing hangs on colour alone.
 */
export const ActsMatrix = memo(function ActsMatrix({
  actors,
  cells,
  open,
  opened,
}: {
  readonly actors: readonly ActingActor[];
  readonly cells: readonly ActsCell[];
  readonly open: (a: string, b: string) => void;
  readonly opened: string;
}) {
  useDrawn('matrix', cells);
  const of = useMemo(() => new Map(cells.map((cell) => [`${cell.a}~${cell.b}`, cell])), [cells]);
  const roomy = actors.length <= ROOMY;
  const openCell = (target: EventTarget): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
    const [a, b] = cell?.split('~') ?? [];
    if (a !== undefined && b !== undefined) open(a, b);
  };
  let first = true;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable.
    <section className="scroll" aria-label="Matrix: rows act towards columns" tabIndex={0}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are walked through.
        role="grid"
        className={`acts-matrix${roomy ? ' roomy' : ''}`}
        style={{ '--actors': actors.length } as CSSProperties}
        aria-label="Rows act towards columns"
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            openCell(event.target);
          } else walkCells(event);
        }}
        onClick={({ target }) => openCell(target)}
      >
        <thead>
          <tr>
            <td />
            {actors.map(({ id, short, name }) => (
              <th key={id} scope="col">
                <abbr title={name}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actors.map((from) => (
            <tr key={from.id}>
              <th scope="row">{roomy ? from.name : <abbr title={from.name}>{from.short}</abbr>}</th>
              {actors.map((to) => {
                const key = `${from.id}~${to.id}`;
                const cell = of.get(key);
                if (!cell) return <td key={to.id} className={from === to ? 'self' : undefined} />;
                const reached = first;
                first = false;
                return (
                  // The cell itself has the focus, as in every grid: a button in each of ten thousand takes twice as long to draw.
                  <td
                    key={to.id}
                    className={lookOf(cell)}
                    data-cell={key}
                    tabIndex={reached ? 0 : -1}
                    aria-current={key === opened ? 'true' : undefined}
                    aria-label={`${roomy ? both(cell) : short(cell)}: ${from.name} towards ${to.name}, ${kinds(cell)}`}
                  >
                    {roomy ? both(cell) : short(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

/** `+3 −2`. */
function both({ cooperation, conflict, restraint, acts }: ActsCell): string {
  const parts = [
    cooperation > 0 ? `+${cooperation}` : '',
    conflict > 0 ? `−${conflict}` : '',
    restraint > 0 ? `○${restraint}` : '',
  ];
  const told = parts.filter((part) => part !== '');
  return told.length > 0 ? told.join(' ') : `○${acts}`;
}

function short(cell: ActsCell): string {
  return `${{ cooperation: '+', conflict: '−', both: '±', none: '○' }[prevails(cell)]}${cell.acts > 999 ? '…' : cell.acts}`;
}

/** Which kind makes up two thirds or more. */
function prevails({ cooperation, conflict }: ActsCell): 'cooperation' | 'conflict' | 'both' | 'none' {
  const n = cooperation + conflict;
  if (n === 0) return 'none';
  return cooperation >= (2 * n) / 3 ? 'cooperation' : conflict >= (2 * n) / 3 ? 'conflict' : 'both';
}

function lookOf(cell: ActsCell): string {
  return `${prevails(cell)} h${cell.acts >= 10 ? 3 : cell.acts >= 4 ? 2 : 1}`;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Arrow keys go to the next cell that says something: in their direction, and where there is none, in the order of reading. */
function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const from = event.target instanceof Element ? event.target.closest('td') : null;
  const line = from?.closest('tr');
  if (!step || !from || !line) return;
  event.preventDefault();
  const table = event.currentTarget;
  const cell = nextInLine(table, [line.rowIndex, from.cellIndex], step) ?? nextToRead(table, from, step[0] + step[1]);
  if (!cell) return;
  from.setAttribute('tabindex', '-1');
  cell.setAttribute('tabindex', '0');
  cell.focus();
}

function nextInLine(
  { rows }: HTMLTableElement,
  at: readonly [row: number, column: number],
  step: readonly [rows: number, columns: number],
): HTMLElement | undefined {
  let [row, column] = [at[0] + step[0], at[1] + step[1]];
  for (let cell = rows[row]?.cells[column]; cell; cell = rows[row]?.cells[column]) {
    if (cell.dataset.cell !== undefined) return cell;
    [row, column] = [row + step[0], column + step[1]];
  }
  return undefined;
}

/** The cell that says something before this one (-1) or after it (1), line by line. */
function nextToRead(table: HTMLTableElement, from: HTMLElement, step: number): HTMLElement | undefined {
  const cells = [...table.querySelectorAll<HTMLElement>('td[data-cell]')];
  return cells[cells.indexOf(from) + step];
}
