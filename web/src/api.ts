import type { z } from 'zod';
import type { CaseRecordForm, DocumentAnswer, DocumentRow, EntryForm } from '../../src/service/kit/forms.ts';
import type { Problem } from '../../src/service/kit/problem.ts';
import type { RecordRow } from '../../src/service/kit/record-row.ts';
import type { Page } from '../../src/service/kit/route.ts';

export type CaseRecord = z.output<typeof CaseRecordForm>;
export type DocumentView = z.output<typeof DocumentAnswer>;
export type DocumentLine = z.output<typeof DocumentRow>;
export type Entry = z.output<typeof EntryForm>;
export type { Page, RecordRow };

/** What the page shows of the case in its frame. */
export interface CaseView {
  readonly name: string;
  readonly coder: string | null;
  readonly documents: number;
  readonly records: number;
  readonly decided: number;
}

/** A record with its history. */
export interface RecordView {
  readonly record: CaseRecord;
  readonly sentence: string;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly history: readonly { readonly entry: Entry; readonly active: boolean }[];
  /** What is to be asked before the machine's answer is shown. */
  readonly blind?: { readonly asks: string; readonly field?: string; readonly choices: readonly string[] };
}

/** What may stand in a field. */
export interface Field {
  readonly type: string;
  readonly choices?: readonly string[];
  readonly needed?: true;
  readonly list?: true;
  /** Names of the statement types that have it. */
  readonly of?: readonly string[];
}
export type Fields = Readonly<Record<string, Readonly<Record<string, Field>>>>;

/** A step that was taken. */
export interface Taken {
  readonly step: string;
  readonly active: boolean;
  readonly entries: readonly Entry[];
}

/** A request that the service refused, in its own sentence. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** Asks the service. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return await answered<T>(fetch(`/api/v1${path}`, signal ? { signal } : {}));
}

/** Tells the service. */
export async function tell<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return await answered<T>(fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** What the service answers, or its refusal. */
export async function answered<T>(asked: Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await asked;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused(
      0,
      'The service does not answer. Start it again in the terminal (entente serve); nothing that was decided is lost.',
    );
  }
  const data: unknown = await response.json();
  if (response.ok) return data as T;
  throw new Refused(response.status, (data as Problem).error.message);
}

/** All pages of a list, up to so many items. */
export async function askAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const found: T[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: Page<T> = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=500&after=${after}`, signal);
    found.push(...page.items);
    after = page.next;
  }
  return found;
}
