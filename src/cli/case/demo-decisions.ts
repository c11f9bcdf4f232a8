import type { Decision, Json } from '../../casefile/journal/entry.ts';

/** The texts of the demonstration, in `examples/nile-dam-2020`: six views of one dispute, in the project's own words. */
export const DEMO_TEXTS = [
  '1-cairo-view.txt',
  '2-addis-view.txt',
  '3-khartoum-view.txt',
  '4-agency-report.txt',
  '5-washington-view.txt',
  '6-later-report.txt',
] as const;

/** A decision of the demonstration, on the event that stands on `words` in a sentence with `within`. */
export interface DemoDecision {
  readonly by: 'mara' | 'jon';
  readonly text: (typeof DEMO_TEXTS)[number];
  readonly words: string;
  readonly within: string;
  readonly action: Extract<Decision['action'], 'accept' | 'reject' | 'edit' | 'memo'>;
  readonly field?: string;
  readonly after?: Json;
}

/** What two people decided in the demonstration before the user comes: right and wrong records, and one on which they differ. */
export const DEMO_DECISIONS: readonly DemoDecision[] = [
  {
    by: 'mara',
    text: '1-cairo-view.txt',
    words: 'intervene',
    within: 'asked the United Nations Security Council',
    action: 'reject',
  },
  { by: 'mara', text: '1-cairo-view.txt', words: 'accused', within: 'of rejecting a fair agreement', action: 'accept' },
  {
    by: 'mara',
    text: '5-washington-view.txt',
    words: 'suspended',
    within: 'part of its aid to Ethiopia',
    action: 'accept',
  },
  {
    by: 'mara',
    text: '5-washington-view.txt',
    words: 'condemned',
    within: 'the suspension',
    action: 'edit',
    field: 'target',
    after: [{ actor: 'USA' }],
  },
  {
    by: 'mara',
    text: '5-washington-view.txt',
    words: 'condemned',
    within: 'the suspension',
    action: 'memo',
    after: 'The suspension is Washington’s, so it is Washington that is condemned.',
  },
  { by: 'mara', text: '5-washington-view.txt', words: 'welcomed', within: 'the American decision', action: 'accept' },
  { by: 'jon', text: '5-washington-view.txt', words: 'welcomed', within: 'the American decision', action: 'reject' },
];
