import { Link } from 'wouter';
import type { Evidence } from '../../../../src/conflict/model/model.ts';
import { evidenceWords } from '../../../../src/report/conflict/conflict-words.ts';
import type { Cited } from './model-api.ts';

/** On what something rests: sentences that open in their text, sources, or that it is an assumption. */
export function EvidenceList({
  evidence,
  cited,
}: {
  readonly evidence: readonly Evidence[];
  /** The records of the case, by id. */
  readonly cited: ReadonlyMap<string, Cited>;
}) {
  if (evidence.length === 0) return <p className="note">Cites nothing.</p>;
  return (
    <ul className="evidence">
      {evidence.map((one) => (
        <li key={JSON.stringify(one)}>
          <OneEvidence evidence={one} cited={one.kind === 'record' ? cited.get(one.id) : undefined} />
        </li>
      ))}
    </ul>
  );
}

function OneEvidence({ evidence, cited }: { readonly evidence: Evidence; readonly cited: Cited | undefined }) {
  if (evidence.kind !== 'record' || !cited)
    return <span className="note">{evidenceWords({ evidence: [evidence] })}</span>;
  return (
    <>
      <q dir="auto">{cited.sentence}</q>{' '}
      <span className="note">
        <Link href={`/read/${cited.document}?rec=${cited.id}`}>{cited.title ?? cited.document}</Link>
        {cited.date !== undefined && `, ${cited.date}`}
        {cited.status === 'rejected' && ', rejected since'}
      </span>
    </>
  );
}
