import { Link, useSearch } from 'wouter';
import { Agreement } from './agreement.tsx';
import { Differences } from './differences.tsx';
import { OddDecisions } from './odd-decisions.tsx';
import { Suggestions } from './suggestions.tsx';
import './queue.css';

/** What is reviewed, each under an address of its own. */
const VIEWS = [
  ['', 'Suggestions', Suggestions],
  ['odd', 'Look odd now', OddDecisions],
  ['differences', 'Coders differ', Differences],
  ['agreement', 'Agreement', Agreement],
] as const;

/** Reviewing: suggestions of all texts in one list, old decisions that look odd, and where coders differ. */
export function Queue() {
  const view = new URLSearchParams(useSearch()).get('view') ?? '';
  const [, , Shown] = VIEWS.find(([name]) => name === view) ?? VIEWS[0];
  return (
    <section className="wide">
      <h1>Queue</h1>
      <nav className="views" aria-label="What is reviewed">
        {VIEWS.map(([name, words]) => (
          <Link
            key={name}
            href={name === '' ? '/review' : `/review?view=${name}`}
            aria-current={name === view ? 'page' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
      <Shown />
    </section>
  );
}
