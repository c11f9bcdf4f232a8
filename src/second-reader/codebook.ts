import type { AskedList } from './answer-form.ts';

/** A field that takes one of some labels, each with what it means. */
export interface CodebookField {
  readonly name: string;
  readonly labels: readonly { readonly label: string; readonly meaning: string }[];
}

/** What a model is told of one list of records. */
export interface CodebookList {
  readonly list: AskedList;
  readonly title: string;
  readonly says: string;
  readonly fields: readonly CodebookField[];
}

/** What a model is told to look for. */
export type Codebook = readonly CodebookList[];

/**
 * A codebook in words.
 *
 * @example
 * const fields = [{ name: 'category', labels: [{ label: 'AID', meaning: 'gives money' }] }];
 * codebookWords([{ list: 'events', title: 'events', says: 'Acts.', fields }]); // '## "events": events\nActs.\n"category":\n- AID: gives money'
 */
export function codebookWords(codebook: Codebook): string {
  return codebook
    .map(({ list, title, says, fields }) =>
      [
        `## "${list}": ${title}`,
        says,
        ...fields.flatMap(({ name, labels }) => [
          `"${name}":`,
          ...labels.map(({ label, meaning }) => `- ${label}: ${meaning}`),
        ]),
      ].join('\n'),
    )
    .join('\n\n');
}
