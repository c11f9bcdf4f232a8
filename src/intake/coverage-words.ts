import type { MentionCoverage } from '../casefile/events/found-mentions.ts';
import { counted } from '../report/words/wording.ts';

/** How mentions and events go together, in a sentence: nobody knows the events whose own files were not imported. */
export function coverageWords({ mentions, events, here }: MentionCoverage): string {
  const said = `${counted(mentions, 'mention')} of ${counted(events, 'event')} ${mentions === 1 ? 'was' : 'were'} imported`;
  const missing = events - here;
  if (missing === 0) return `${said}; all of these events are in the case.`;
  const them = here === 0 ? 'none of these events is' : `${here.toLocaleString('en-GB')} of these events are`;
  return `${said}; ${them} in the case. The files of the other ${missing.toLocaleString('en-GB')} were not imported, so that nothing is known of them but how often they were mentioned.`;
}
