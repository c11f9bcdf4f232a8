import type { ModelFileProblem } from '../../../../src/conflict/file/file-types.ts';
import { answered, ask, type Page } from '../../api.ts';

/** A model as the service gives it. */
export interface ModelView {
  readonly name: string;
  readonly path: string;
  readonly version: string;
  readonly text: string;
  readonly problems: readonly ModelFileProblem[];
  readonly notes: readonly ModelFileProblem[];
}

/** A model as the list has it. */
export interface ModelLine {
  readonly name: string;
  readonly title?: string;
  readonly date?: string;
  readonly decisionMakers: readonly string[];
  readonly options: number;
  readonly problem?: string;
}

/** A record that a model cites. */
export interface Cited {
  readonly id: string;
  readonly document: string;
  readonly title?: string;
  readonly date?: string;
  readonly status: string;
  readonly says: string;
  readonly words: string;
  readonly sentence: string;
}

export const modelPath = (name: string): string => `/models/${encodeURIComponent(name)}`;

export async function askModel(name: string, signal?: AbortSignal): Promise<ModelView> {
  return await ask<ModelView>(modelPath(name), signal);
}

export async function askCited(name: string, signal?: AbortSignal): Promise<readonly Cited[]> {
  return (await ask<Page<Cited>>(`${modelPath(name)}/records?limit=500`, signal)).items;
}

/** Writes a model over the version that is named; a `Refused` of status 412 says that the file has changed since. */
export async function putModel(name: string, text: string, version: string): Promise<ModelView> {
  return await answered<ModelView>(
    fetch(`/api/v1${modelPath(name)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
      body: JSON.stringify({ text }),
    }),
  );
}
