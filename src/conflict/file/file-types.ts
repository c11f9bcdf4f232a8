import type { Document } from 'yaml';
import type { FilePath, FilePlace } from '../../records/file-place.ts';
import type { ModelClaim } from '../explain/sensitivity.ts';
import type { Concept } from '../model/concept.ts';
import type { Evidence, Model, Sourced } from '../model/model.ts';
import type { View } from '../solve/hypergame.ts';
import type { IssueActor } from '../solve/issue-line.ts';

/** Something wrong in a model file, one sentence without its full stop, and where it stands. */
export interface ModelFileProblem extends FilePlace {
  readonly message: string;
}

/** A text that a model cites. */
export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly where?: string;
}

/** The conflict as one decision maker sees it, with the author's words for how that differs. */
export interface FileView extends View {
  readonly text?: string;
}

/** A question on which positions lie on a line. */
export interface FileIssue {
  readonly id: string;
  readonly text: string;
  readonly low: { readonly at: number; readonly text: string };
  readonly high: { readonly at: number; readonly text: string };
  readonly actors: readonly (IssueActor & Sourced)[];
}

/** What the author says the model shows; `sensitivity` asks how firmly it stands. */
export interface FileClaim {
  readonly claim: ModelClaim;
  readonly text: string;
}

/** A concept of the engine, or `tableau`: overall stability in the tableau form of two decision makers. */
export type PublishedConcept = Concept | 'tableau';

/** What a source prints about the conflict, for models of published cases. */
export interface FilePublished {
  /** Where. */
  readonly in?: Evidence;
  /** Whether the rankings were read in a source, or made so that they fit what is known of it. */
  readonly rankings: 'read' | 'reconstructed';
  /** Whether the equilibria were read in a source, or are what somebody remembers of it. */
  readonly results: 'read' | 'recalled';
  /** Numbers of all equilibria that the source names, by concept. */
  readonly equilibria: Readonly<Partial<Record<PublishedConcept, readonly number[]>>>;
  readonly text?: string;
}

/** A model file that was read without problems. */
export interface ModelFile {
  readonly model: Model;
  /** The day the model speaks of. */
  readonly date?: string;
  readonly about?: string;
  readonly sources: readonly CitedSource[];
  readonly claims: readonly FileClaim[];
  readonly views: readonly FileView[];
  readonly issues: readonly FileIssue[];
  readonly published?: FilePublished;
  /** The YAML document with its comments; {@link editModelFile} changes a copy of it. */
  readonly document: Document;
  /** Where a part of the model stands in the file, by its path in {@link Model}. */
  readonly placeOf: (path: FilePath) => FilePlace;
}

export type ReadModelFile =
  | { readonly ok: true; readonly file: ModelFile }
  | { readonly ok: false; readonly problems: readonly ModelFileProblem[] };
