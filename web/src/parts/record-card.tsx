import { useQuery } from '@tanstack/react-query';
import type { Entry, RecordView } from '../api.ts';
import { useDecisions } from '../decisions.tsx';
import { recordQuery } from '../record-query.ts';
import { chance } from '../record-signs.ts';
import { submitted } from '../submitted.ts';
import { BlindCard } from './blind-card.tsx';
import { EditForm } from './edit-form.tsx';
import { Notice } from './notice.tsx';
import { SameOffer } from './same-offer.tsx';
import { Sentence } from './sentence.tsx';

/** What is open in a card. */
export type CardMode = 'look' | 'edit' | 'memo';

/** One record: what it says, on which words, who decided what about it, and the buttons to decide. */
export function RecordCard({
  id,
  mode,
  setMode,
  accept,
  reject,
  focusList,
}: {
  readonly id: string;
  readonly mode: CardMode;
  readonly setMode: (mode: CardMode) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  /** Gives the focus back to the list, where keys work. */
  readonly focusList: () => void;
}) {
  const { decide } = useDecisions();
  const { data, error } = useQuery(recordQuery(id));
  if (error) return <Notice error={error} />;
  if (!data) return <p className="note card">Looking …</p>;
  const { record, sentence, history } = data;
  const { provenance } = record.machine ?? record.record;
  const back = (): void => {
    setMode('look');
    focusList();
  };
  if (data.blind) return <BlindCard id={id} view={data} asked={data.blind} focusList={focusList} />;
  const answered = history.findLast(({ entry }) => entry.asked === 'blind' && entry.aside)?.entry;
  return (
    <section className="card" aria-label="The record">
      <h2 dir="auto">{record.says}</h2>
      <p className="sentence" dir="auto">
        <Sentence sentence={sentence} words={record.words} />
      </p>
      {answered && <p className="note">Before you saw this, you said: {blindWords(answered)}</p>}
      <p className="note">
        {record.machine ? (
          <>
            {provenance.grade} evidence
            {provenance.probability !== undefined && `, right in ${chance(provenance.probability)} of such cases`} ·{' '}
            {provenance.rule}
          </>
        ) : record.suggested ? (
          `suggested by ${record.suggested.coder}; counts for nothing until somebody accepts it`
        ) : (
          'added by a person'
        )}
        {record.edited.length > 0 && ` · edited: ${record.edited.join(', ')}`}
      </p>
      {mode === 'edit' ? (
        <EditForm
          record={record.record}
          cancel={back}
          save={async (changes) => {
            if (await decide(`Edited: ${changes.join('; ')}`, `/records/${id}/edits`, { changes })) back();
          }}
        />
      ) : mode === 'memo' ? (
        <MemoForm
          text={record.memo?.text ?? ''}
          cancel={back}
          save={async (after) => {
            const target = { type: 'record', id, document: record.document };
            const decisions = [{ action: 'memo', target, after: after === '' ? null : after }];
            if (await decide(after === '' ? 'Memo taken away' : 'Memo kept', '/decisions', { decisions })) back();
          }}
        />
      ) : (
        <>
          <p className="buttons">
            <button type="button" onClick={accept}>
              Accept <kbd>a</kbd>
            </button>
            <button type="button" onClick={reject}>
              Reject <kbd>x</kbd>
            </button>
            <button type="button" onClick={() => setMode('edit')}>
              Edit <kbd>e</kbd>
            </button>
            <button type="button" onClick={() => setMode('memo')}>
              Memo <kbd>m</kbd>
            </button>
          </p>
          {record.memo && (
            <p className="memo" dir="auto">
              {record.memo.text} <span className="note">– {record.memo.by.coder}</span>
            </p>
          )}
        </>
      )}
      <SameOffer id={id} record={record} focusList={focusList} />
      <History history={history} />
    </section>
  );
}

function MemoForm({
  text,
  save,
  cancel,
}: {
  readonly text: string;
  readonly save: (text: string) => void;
  readonly cancel: () => void;
}) {
  return (
    <form
      onSubmit={submitted((form) => save(String(form.get('memo') ?? '').trim()))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <p className="field">
        <label htmlFor="memo">Memo</label>
        {/* biome-ignore lint/a11y/noAutofocus: a form that a key opens takes the focus. */}
        <textarea id="memo" name="memo" rows={3} defaultValue={text} autoFocus />
      </p>
      <p className="buttons">
        <button type="submit">Keep</button>
        <button type="button" className="plain" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function History({ history }: { readonly history: RecordView['history'] }) {
  if (history.length === 0) return null;
  return (
    <details className="history">
      <summary>
        {history.length} {history.length === 1 ? 'decision' : 'decisions'}
      </summary>
      <ol className="bare">
        {history.toReversed().map(({ entry, active }) => (
          <li key={entry.id}>
            {active ? '' : 'taken back: '}
            {entryWords(entry)}{' '}
            <span className="note">{`${entry.coder}, ${entry.at.slice(0, 16).replace('T', ' ')} UTC`}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What somebody answered blind. */
function blindWords({ action, after }: Entry): string {
  if (action === 'reject') return 'nothing of the kind';
  if (action === 'accept') return 'yes';
  return Array.isArray(after) ? after.join(', ') : String(after);
}

function entryWords({ action, field, before, after }: Entry): string {
  if (action !== 'edit') return action;
  const say = (value: unknown): string => (value === null || value === undefined ? 'nothing' : JSON.stringify(value));
  return `${field}: ${say(before)} → ${say(after)}`;
}
