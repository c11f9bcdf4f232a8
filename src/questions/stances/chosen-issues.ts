import { issueKey } from '../../measures/issue-groups.ts';
import type { PictureIssue } from '../../measures/stance-table.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';

/** Issues that are offered where the words fit none. */
const OFFERED = 5;

/**
 * The issues that are meant: those of an id, else those whose wordings hold all telling words that were given, whatever their
 * form and order.
 *
 * @param asked words or ids; none for all issues
 * @throws EntenteError (usage) for words that fit no issue
 */
export function chosenIssues(asked: readonly string[], issues: readonly PictureIssue[]): ReadonlySet<string> {
  if (asked.length === 0) return new Set(issues.map(({ id }) => id));
  return new Set(asked.flatMap((words) => fitting(plainText(words).trim(), issues)));
}

function fitting(words: string, issues: readonly PictureIssue[]): readonly string[] {
  const exact = issues.filter(({ id, name }) => id === words || name.toLowerCase() === words.toLowerCase());
  if (exact.length > 0) return exact.map(({ id }) => id);
  const telling = issueKey(words).split(' ');
  const found = issues.filter(({ wordings }) =>
    wordings.some((wording) => {
      const own = new Set(issueKey(wording).split(' '));
      return telling.every((word) => own.has(word));
    }),
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const most = issues.slice(0, OFFERED).map(({ name }) => `"${plainText(name)}"`);
  throw new EntenteError(
    'usage',
    issues.length === 0
      ? `No issue is called "${words}": the texts tell no position at all.`
      : `No issue holds the words "${words}"; those with most actors are ${most.join(', ')}.`,
  );
}
