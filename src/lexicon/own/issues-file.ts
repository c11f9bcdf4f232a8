import { z } from 'zod';
import type { FilePlace, PlacedProblem } from '../../records/file-place.ts';
import { parseSections } from '../files/sectioned-file.ts';
import { issueKey } from '../words/issue-words.ts';

/** An issue that a user names, with the words that texts have for it. */
export interface OwnIssue {
  readonly at?: FilePlace;
  readonly name: string;
  /** Phrases that mean it, beside its name. */
  readonly aliases: readonly string[];
  /** Phrases that hold such words and mean something else. */
  readonly not: readonly string[];
}

/** A user's file of issues, see docs/positions.md. */
export interface IssuesFile {
  /** Name of the file, for messages. */
  readonly name: string;
  readonly issues: readonly OwnIssue[];
}

const Phrase = z
  .string()
  .trim()
  .min(1)
  .refine((text) => issueKey(text) !== '', 'write at least one word that tells what it is about');

const ISSUE_ITEMS = {
  issues: z.strictObject({
    name: Phrase,
    aliases: z.array(Phrase).default([]),
    not: z.array(Phrase).default([]),
  }),
};

/**
 * Reads a file of issues (YAML 1.2). An item with a mistake is left out and reported with line and column; the rest counts.
 *
 * @param text the whole file
 * @param name of the file, for messages
 * @example
 * const { file } = parseIssuesFile('issues:\n  - name: missile shield\n    aliases: [the radar]');
 * file.issues[0].name; // 'missile shield'
 */
export function parseIssuesFile(
  text: string,
  name = 'issues.yaml',
): { readonly file: IssuesFile; readonly problems: readonly PlacedProblem[] } {
  const { sections, problems: found, place } = parseSections(text, ISSUE_ITEMS);
  const problems = [...found];
  const owners = new Map<string, string>();
  const issues = sections.issues.map(({ value, path }): OwnIssue => {
    const phrases = [
      [value.name, [...path, 'name']] as const,
      ...value.aliases.map((alias, i) => [alias, [...path, 'aliases', i]] as const),
    ];
    for (const [phrase, at] of phrases) {
      const key = issueKey(phrase);
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, value.name);
      else
        problems.push({
          ...place(at),
          reason:
            owner === value.name
              ? `"${phrase}" says the same as another phrase of ${owner}; leave one out`
              : `"${phrase}" stands under ${owner} already; keep it under one issue`,
        });
    }
    return { ...value, at: place(path) };
  });
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { file: { name, issues }, problems };
}
