import { NOTHING, type Rule } from '../context/rules.ts';
import type { timeOf } from './event-dates-clause.ts';

/** An act that no words of time date, as its clause tells it. */
export interface UndatedAct {
  /** Whether it is done by words, or goes with such an act. */
  readonly speech: boolean;
  /** A noun that no verb tells of ("their demands"). */
  readonly noun: boolean;
  /** The first tense of its words and of those whose time it shares. */
  readonly time: ReturnType<typeof timeOf>;
  /** Done often, or for long. */
  readonly lasting: boolean;
  /** Told in a main clause. */
  readonly main: boolean;
  /** The text tells of its own days: no comment, no history. */
  readonly news: boolean;
}

/**
 * When such an act was: the day of the words that tell it, that of the deeds told around it, the week up to it, the year of
 * the look back that goes on.
 */
export type Assumed = 'day' | 'deed' | 'lately' | 'story';

/**
 * When an act was that no words of time date; the first case decides. The examples are published on Thursday, 2017-07-06;
 * the rule dates the last act of each.
 */
export const UNDATED_ACTS: readonly Rule<UndatedAct, Assumed>[] = [
  {
    name: 'what is done often or for long is of no day',
    example: 'Russia threatened Turkey on Tuesday. Poland repeatedly accused Belarus.',
    find: ({ lasting, time }) => (lasting && time !== 'future' ? NOTHING : undefined),
  },
  {
    name: 'a deed as a noun may be of any time',
    example: 'Poland spoke on Tuesday. It recalled the Russian attack on Ukraine.',
    find: ({ noun, speech, news }) => (noun && !speech && news ? NOTHING : undefined),
  },
  {
    name: 'a speech act as a noun is of the days before',
    example: 'Poland spoke on Tuesday. The Russian threat against Ukraine is old.',
    find: ({ noun, news }) => (noun && news ? 'lately' : undefined),
  },
  {
    name: 'words in the present, or in the past of a main clause, are of the day on which they are told',
    example: 'Russia condemned Turkey.',
    find: ({ speech, time, main }) => (speech && (time === 'present' || (time === 'past' && main)) ? 'day' : undefined),
  },
  {
    name: 'deeds are of the day only next to where it was told',
    example: 'Russia threatened Turkey on Tuesday. Israel bombed Syria.',
    find: ({ time, main }) => (time === 'past' && main ? 'deed' : undefined),
  },
  {
    name: 'what somebody will do is promised on the day on which it is said',
    example: 'Poland will never accept the Russian plan.',
    find: ({ speech, time }) => (speech && time === 'future' ? 'day' : undefined),
  },
  {
    name: 'a comment or a history tells of many times',
    example: 'Russia has condemned Turkey.',
    find: ({ news }) => (news ? undefined : 'story'),
  },
  {
    name: 'what is said beside something else is said on the day of the report',
    example: 'Poland spoke on Tuesday. There was a statement by Ukraine condemning Russia.',
    find: ({ speech, time }) => (speech && time === 'none' ? 'day' : undefined),
  },
  {
    name: 'a participle of a deed may be of any time, and a state of things is of no day',
    example: 'Poland complained on Tuesday of Ukrainian soldiers killed by Russia.',
    find: ({ time, main }) => (time === 'none' || (time === 'present' && !main) ? NOTHING : undefined),
  },
  {
    name: 'what has happened, or is reported to have happened, did so in the days before',
    example: 'Poland spoke on Tuesday. Russia has condemned Turkey.',
    find: () => 'lately',
  },
];
