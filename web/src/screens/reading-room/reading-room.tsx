import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { queryTerms, termSpans } from '../../../../src/casefile/journal/query-words.ts';
import { movableSpans, moveEdge, withSpans } from '../../../../src/casefile/journal/word-edges.ts';
import type { Span } from '../../../../src/records/span.ts';
import { ask, askAll, type CaseRecord, type DocumentView, type RecordRow } from '../../api.ts';
import { useDeciding } from '../../deciding.ts';
import { useDecisions } from '../../decisions.tsx';
import { type Keys, onKeys, openOverlay } from '../../keys.ts';
import { MarkedText, type Term } from '../../parts/marked-text.tsx';
import { NewRecord } from '../../parts/new-record.tsx';
import { Notice } from '../../parts/notice.tsx';
import { RecordCard } from '../../parts/record-card.tsx';
import { RecordList } from '../../parts/record-list.tsx';
import type { Mark } from '../../text-segments.ts';

/** Words of a record that are being moved. */
interface Moving {
  readonly id: string;
  readonly edge: 'start' | 'end';
  readonly spans: readonly Span[];
}

/** A text with what stands in it: suggested, accepted and rejected never look alike. */
export function ReadingRoom({ id }: { readonly id: string }) {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const { decide } = useDecisions();
  const document = useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) => ask<DocumentView>(`/documents/${id}`, signal),
  });
  const records = useQuery({
    queryKey: ['document-records', id],
    queryFn: ({ signal }) => askAll<CaseRecord>(`/documents/${id}/records`, signal),
  });
  const rows = useQuery({
    queryKey: ['document-rows', id],
    queryFn: ({ signal }) => askAll<RecordRow>(`/records?document=${id}`, signal),
  });
  const { data: asked } = useQuery({
    queryKey: ['document-terms', id],
    queryFn: ({ signal }) => ask<{ readonly items: readonly FoundTerm[] }>(`/documents/${id}/terms`, signal),
  });
  const term = search.get('terms') ?? '';
  const terms = useMemo(() => (asked?.items ?? []).filter(({ label }) => term === '' || term === label), [asked, term]);
  const waiting = search.get('show') === 'waiting';
  const kind = search.get('kind') ?? '';
  const listed = useMemo(
    () =>
      (rows.data ?? [])
        .filter((row) => (!waiting || row.status === 'open') && (kind === '' || row.kind === kind))
        .toSorted((a, b) => a.sentence.index - b.sentence.index),
    [rows.data, waiting, kind],
  );
  const set = (changes: Readonly<Record<string, string>>, replace = false): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    go(`/read/${id}?${next}`, { replace });
  };
  const deciding = useDeciding(listed, search.get('rec') ?? undefined, (rec) => set({ rec }, true));
  const { selected, mode, setMode, accept, reject, list, focusList } = deciding;
  const [moving, setMoving] = useState<Moving>();
  const [selection, setSelection] = useState<Span>();
  const [adding, setAdding] = useState<Span>();
  const text = document.data?.document.text ?? '';
  const byId = useMemo(() => new Map((records.data ?? []).map((one) => [one.id, one])), [records.data]);
  const marks = useMemo(() => marksOf(listed, byId, moving), [listed, byId, moving]);
  const found = useMemo(() => {
    const words = search.get('q');
    return words && text !== '' ? termSpans(text, queryTerms(words)) : [];
  }, [text, search.get]);

  const begin = (edge: 'start' | 'end'): void => {
    const record = selected && byId.get(selected.id);
    if (record) setMoving({ id: record.id, edge, spans: movableSpans(record.record) });
  };
  const keep = async (): Promise<void> => {
    const record = moving && byId.get(moving.id);
    if (!moving || !record) return;
    const change = withSpans(record.record, moving.spans);
    const target = { type: 'record', id: record.id, document: id };
    await decide('Its words were moved', '/decisions', { decisions: [{ ...change, target }] });
    setMoving(undefined);
  };
  const move = (by: 1 | -1, step: 'word' | 'letter') => (): void => {
    if (moving) setMoving({ ...moving, spans: moveEdge(text, moving.spans, moving.edge, by, step) });
  };
  const cycle = (): void => {
    const here = marks.find(({ key }) => key === selected?.id)?.span;
    if (!here) return;
    const same = [
      ...new Set(marks.filter(({ span }) => span.start < here.end && here.start < span.end).map(({ key }) => key)),
    ];
    const next = same[(same.indexOf(selected?.id ?? '') + 1) % same.length];
    if (next) set({ rec: next }, true);
  };
  const keys: Keys = new Map<string, () => void>(
    moving
      ? [
          ['ArrowLeft', move(-1, 'word')],
          ['ArrowRight', move(1, 'word')],
          ['ArrowUp', move(-1, 'letter')],
          ['ArrowDown', move(1, 'letter')],
          ['Enter', () => void keep()],
          ['Escape', () => setMoving(undefined)],
        ]
      : [
          ...deciding.keys,
          ['s', () => begin('start')],
          ['b', () => begin('end')],
          ['o', cycle],
          ['n', () => setAdding(selection)],
        ],
  );

  useEffect(() => {
    if (document.data)
      window.document.title = `${document.data.document.title ?? document.data.document.source.name} · Entente`;
  }, [document.data]);
  if (document.error) return <Notice error={document.error} />;
  if (!document.data || !records.data) return <p className="wide note">Opening the text …</p>;
  const { title, date, publisher, source } = document.data.document;
  const open = (rows.data ?? []).filter(({ status }) => status === 'open').length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the list and the card within.
    <section className="wide" onKeyDown={onKeys(keys)}>
      <h1 dir="auto">{title ?? source.name}</h1>
      <p className="note">
        {[publisher, date ?? 'no date', `${rows.data?.length ?? 0} records, ${open} waiting`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {document.data.warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
      <div className="room">
        <MarkedText
          text={text}
          marks={marks}
          found={found}
          terms={terms}
          at={Number(search.get('at') ?? -1)}
          selected={selected?.id}
          statusOf={(key) => byId.get(key)?.status ?? 'open'}
          kindOf={(key) => byId.get(key)?.record.kind ?? 'event'}
          select={(rec) => {
            set({ rec }, true);
            focusList();
          }}
          selectWords={setSelection}
        />
        <aside aria-label="What stands in the text">
          <form className="filters" aria-label="Which records">
            <p className="field">
              <label htmlFor="show">Show</label>
              <select
                id="show"
                value={waiting ? 'waiting' : ''}
                onChange={(event) => set({ show: event.target.value, rec: '' })}
              >
                <option value="">all</option>
                <option value="waiting">waiting</option>
              </select>
            </p>
            <p className="field">
              <label htmlFor="kind">Kind</label>
              <select id="kind" value={kind} onChange={(event) => set({ kind: event.target.value, rec: '' })}>
                <option value="">all kinds</option>
                {[...new Set((rows.data ?? []).map((row) => row.kind))].map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </p>
            <TermSelect all={asked?.items ?? []} term={term} choose={(label) => set({ terms: label })} />
            <p className="buttons">
              <button type="button" disabled={!selection} onClick={() => setAdding(selection)}>
                New record <kbd>n</kbd>
              </button>
              <button type="button" className="link" onClick={() => openOverlay('keys')}>
                Keys
              </button>
            </p>
          </form>
          {moving && (
            <p className="note" role="status">
              Moving the {moving.edge} of its words: ← → by word, ↑ ↓ by letter, Enter keeps, Escape leaves. Now “
              {moving.spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}”.
            </p>
          )}
          {listed.length === 0 ? (
            <p className="empty">Nothing here. Show all records, or select words in the text and press New record.</p>
          ) : (
            <RecordList rows={listed} selected={selected?.id} select={(rec) => set({ rec }, true)} list={list} />
          )}
          {selected && (
            <RecordCard
              key={selected.id}
              id={selected.id}
              mode={mode}
              setMode={setMode}
              accept={accept}
              reject={reject}
              focusList={focusList}
            />
          )}
        </aside>
      </div>
      {adding && <NewRecord document={id} text={text} span={adding} close={() => setAdding(undefined)} />}
    </section>
  );
}

interface FoundTerm extends Term {
  readonly problem?: string;
}

/** Which of the terms that came with .dna files are marked; nothing where there are none. */
function TermSelect({
  all,
  term,
  choose,
}: {
  readonly all: readonly FoundTerm[];
  readonly term: string;
  readonly choose: (label: string) => void;
}) {
  if (all.length === 0) return null;
  const n = all.reduce((sum, { spans }) => sum + spans.length, 0);
  const problem = all.find(({ label }) => label === term)?.problem;
  return (
    <p className="field terms">
      <label htmlFor="terms">Terms</label>
      <select id="terms" value={term} onChange={(event) => choose(event.target.value)}>
        <option value="">all ({n})</option>
        <option value="none">none</option>
        {all.map(({ label, spans, problem: odd }) => (
          <option key={label} value={label}>
            {label} ({odd && spans.length === 0 ? 'not searched' : spans.length})
          </option>
        ))}
      </select>
      {problem && <span className="note">{problem}</span>}
    </p>
  );
}

/** Where records stand in the text; words that are being moved stand where they are now. */
function marksOf(
  rows: readonly RecordRow[],
  byId: ReadonlyMap<string, CaseRecord>,
  moving: Moving | undefined,
): readonly Mark[] {
  return rows.flatMap(({ id }) => {
    const record = byId.get(id);
    if (!record) return [];
    const spans = moving?.id === id ? moving.spans : movableSpans(record.record);
    return spans.map((span) => ({ key: id, span }));
  });
}
