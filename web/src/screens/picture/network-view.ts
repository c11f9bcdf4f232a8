import type { z } from 'zod';
import type { NetworkForm } from '../../../../src/service/routes/network-routes.ts';

/** A network as the service answers it. */
export type NetworkView = z.output<typeof NetworkForm>;
/** Which blocs are drawn: two sides, or blocs of free number. */
export type DrawnBlocs = 'sides' | 'free';
/** In which form. */
export type DrawnForm = 'network' | 'matrix';

/** What the worker is given. */
export interface ToDraw {
  readonly ask: number;
  readonly view: NetworkView;
  readonly by: DrawnBlocs;
  readonly form: DrawnForm;
  /** Pixels. */
  readonly width: number;
}

/** A picture with its words; ties open by their places in the list, actors by theirs. */
export interface Drawn {
  readonly ask: number;
  readonly markup: string;
  readonly title: string;
  readonly description: string;
  /** Milliseconds of layout and drawing. */
  readonly ms: number;
}
