import type { Picture } from '../../measures/picture.ts';
import { md, section } from '../kit/markdown-text.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { namesOf } from '../words/naming.ts';
import { andList, counted, denialWords } from '../words/wording.ts';
import {
  actDay,
  actHead,
  actSides,
  actWhat,
  answerLine,
  COURSE_WORDS,
  claimedActs,
  conductWords,
  contradictionWords,
  courseWords,
  gistSentences,
  leftWords,
  nothingFound,
  saidWords,
  scopeWords,
  scoreWords,
  speakerName,
  stanceCounts,
  termWords,
  trendWords,
} from './picture-words.ts';

/**
 * A picture in Markdown (CommonMark with GitHub's tables). Words from the texts are escaped.
 *
 * @example
 * renderPictureMarkdown(picture).startsWith('#'); // true
 */
export function renderPictureMarkdown(picture: Picture): string {
  const names = namesOf(picture.actors);
  const issueNames = new Map(picture.issues.map(({ id, name }) => [id, plainText(name)]));
  const name = (id: string): string => shorten(names.full(id), 60);
  const gist = gistSentences(picture, names);
  const parts = [
    `# Picture of ${counted(picture.documents.length, 'text')}\n\n${md(scopeWords(picture))}`,
    gist.length > 0 ? gist.map((sentence) => `- ${md(sentence)}`).join('\n') : '',
    md(picture.passages.length === 0 ? nothingFound(picture) : leftWords(picture)),
    section(
      'Who acts towards whom',
      ['A', 'B', 'A → B', 'B → A', 'Together', 'Mean score (95 %)', 'Texts', 'Trend', 'Said of them'],
      picture.relations.map((pair) => [
        name(pair.a),
        name(pair.b),
        conductWords(pair.towardsB),
        conductWords(pair.towardsA),
        conductWords(pair.together),
        scoreWords(pair.all.score),
        String(pair.all.score?.documents ?? ''),
        trendWords(pair.trend),
        saidWords(pair.said, names),
      ]),
    ),
    section(
      'Who stands where',
      ['Issue', 'Actor', 'Stance', 'Course', 'Texts', 'By whose account'],
      picture.stances.map((cell) => [
        issueNames.get(cell.issue) ?? cell.issue,
        name(cell.actor),
        stanceCounts(cell),
        courseWords(cell),
        String(cell.documents),
        [...new Set(cell.stands.map(({ speaker }) => speakerName(speaker, names)))].slice(0, 3).join(', '),
      ]),
    ),
    section(
      'Contradictions',
      ['About', 'What is said', 'Where'],
      picture.contradictions.map((contradiction) => {
        const { about, claims } = contradictionWords(contradiction, picture, names);
        return [about, claims.join('; '), COURSE_WORDS[contradiction.course]];
      }),
    ),
    section(
      'Proposals',
      ['First told', 'By', 'Asked of whom', 'Answers', 'Texts'],
      picture.proposals.map((proposal) => [
        proposal.day ?? 'no date',
        andList(proposal.by.map(name)) || 'somebody not named',
        termWords(proposal, names).join('; '),
        proposal.answers.map((answer) => answerLine(answer, names)).join('; ') || 'none found',
        String(proposal.documents),
      ]),
    ),
    section(
      'Acts told by several texts',
      ['Day', 'Who → whom', 'What', 'Texts'],
      picture.acts
        .filter((act) => act.documents > 1 && act.reality === 'actual')
        .map((act) => [actDay(act), actSides(act, name), actWhat(act), String(act.documents)]),
    ),
    section(
      'Claims',
      ['Day', 'Who says what of whom', 'What', 'Denial', 'Texts'],
      claimedActs(picture).map((act) => [
        actDay(act),
        actHead(act, name),
        actWhat(act),
        denialWords(act.deniedBy ?? [], name),
        String(act.documents),
      ]),
    ),
    section(
      'Texts',
      ['Date', 'Title', 'Publisher', 'File'],
      picture.documents.map((document) => [
        document.date ?? 'no date',
        plainText(document.title ?? ''),
        plainText(document.publisher ?? ''),
        plainText(document.name),
      ]),
    ),
    `## What this cannot know\n\n${picture.limits.map((limit) => `- ${md(limit)}`).join('\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
