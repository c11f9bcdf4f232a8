import type { KernelOptions, NetworkOptions, WindowOptions } from './options.ts';
import type { Selection } from './select-statements.ts';

type Asked = NetworkOptions & Partial<Pick<WindowOptions, 'unit'>> & Partial<Pick<KernelOptions, 'kernel'>>;

interface Difference {
  readonly when: (options: Asked, selection: Selection) => boolean;
  readonly says: string;
}

const DIFFERENCES: readonly Difference[] = [
  {
    when: ({ duplicates }) => duplicates === 'week' || duplicates === 'month',
    says: 'Repeats within a week or month are those of the same year; DNA compares the number of the week or month alone, across years.',
  },
  {
    when: ({ normalization }) => normalization === 'cosine',
    says: 'The cosine is that of the profiles; DNA divides by the product of both totals of statements, which is no cosine.',
  },
  {
    when: ({ unit }) => unit === 'events',
    says: 'Statements of the same second are drawn in an order that a seed fixes; DNA draws anew each time.',
  },
  {
    when: ({ kernel }) => kernel === 'triangular',
    says: 'The triangular kernel falls to both sides; that of DNA weighs nothing before the middle and up to twice too much after it.',
  },
  {
    when: ({ kernel }, { qualifier }) => kernel !== undefined && qualifier?.kind === 'integer',
    says: 'Numbers count by their size; kernels of DNA sort them as texts and count by their place.',
  },
  {
    when: ({ kernel, aggregation = 'ignore' }, { qualifier }) =>
      kernel !== undefined && aggregation !== 'ignore' && qualifier?.kind === 'text',
    says: 'Texts are alike where they are the same; kernels of DNA count by their place in the alphabet.',
  },
  {
    when: ({ kernel, mode }) => kernel !== undefined && mode === 'one-mode',
    says: 'Nobody has a tie with himself; kernels of DNA fill the diagonal.',
  },
  {
    when: ({ kernel, normalization = 'no' }) => kernel !== undefined && normalization !== 'no',
    says: 'Normalization uses the weighted statements of the slice; kernels of DNA have one of all time, whichever was asked for.',
  },
  {
    when: ({ kernel, aggregation }) => kernel !== undefined && aggregation === 'combine',
    says: 'Levels are combined as asked; kernels of DNA subtract instead.',
  },
];

/** What differs from the number that DNA gives for the same options, a line each; nothing where its numbers are asked for. */
export function differences(selection: Selection, options: Asked): readonly string[] {
  if (options.asDna) return [];
  return DIFFERENCES.filter(({ when }) => when(options, selection)).map(({ says }) => says);
}
