import type { Decision, Json } from '../casefile/journal/entry.ts';

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
  readonly by: 'first' | 'second';
  readonly text: (typeof DEMO_TEXTS)[number];
  readonly words: string;
  readonly within: string;
  readonly action: Extract<Decision['action'], 'accept' | 'reject' | 'edit' | 'memo'>;
  readonly field?: string;
  readonly after?: Json;
}

/** What two people decided in the demonstration before the user comes: right and wrong records, and one on which they differ. */
export const DEMO_DECISIONS: readonly DemoDecision[] = [
  { by: 'first', text: '5-washington-view.txt', words: 'Aid', within: 'to Ethiopia Over the Dam', action: 'reject' },
  {
    by: 'first',
    text: '1-cairo-view.txt',
    words: 'accused',
    within: 'of rejecting a fair agreement',
    action: 'accept',
  },
  {
    by: 'first',
    text: '5-washington-view.txt',
    words: 'suspended',
    within: 'part of its aid to Ethiopia',
    action: 'accept',
  },
  { by: 'first', text: '5-washington-view.txt', words: 'condemned', within: 'the suspension', action: 'accept' },
  {
    by: 'first',
    text: '5-washington-view.txt',
    words: 'accused',
    within: 'each other of blocking',
    action: 'edit',
    field: 'target',
    after: [{ actor: 'EGY' }, { actor: 'ETH' }],
  },
  {
    by: 'first',
    text: '5-washington-view.txt',
    words: 'accused',
    within: 'each other of blocking',
    action: 'memo',
    after: 'Each accuses the other; the United States accuses nobody here and is not accused.',
  },
  { by: 'first', text: '5-washington-view.txt', words: 'welcomed', within: 'the American decision', action: 'accept' },
  { by: 'second', text: '5-washington-view.txt', words: 'welcomed', within: 'the American decision', action: 'reject' },
];
