/** What may speak for or against a side doing an act of which no words say who does it. */
export const DOER_FEATURES = [
  'it is a side',
  'its words name it',
  'it takes place there',
  'it demands it',
  'it offers it',
  'it favours it',
  'it opposes it',
  'it speaks of what is its own',
  'its stand hangs on it',
  'the text turns to it',
  'its sentence names it',
  'the sentence before tells of it',
  'it was named last',
  'it was the last subject',
  'acts of its share words',
  'it acts most',
  'others ask most of it',
  'who speaks of the act asks most of it',
  'the quarrel is its own',
  'the title names it',
  'it is a state',
  'it is a body of states',
  'it is spoken of most',
] as const;
export type DoerFeature = (typeof DOER_FEATURES)[number];
/** How much of each, from 0 to 1; or what each counts. */
export type DoerFeatures = Readonly<Partial<Record<DoerFeature, number>>>;

/** What counts how much in the choice of a doer, as `training/draft-doers.ts` prints it. */
export const DOER_WEIGHTS: DoerFeatures = {
  'it is a side': -2.54,
  'its words name it': -0.03,
  'it takes place there': -0.05,
  'it demands it': 1.2,
  'it offers it': -0.02,
  'it favours it': 0.69,
  'it opposes it': 1.64,
  'it speaks of what is its own': 1.37,
  'its stand hangs on it': -0.04,
  'the text turns to it': 0.78,
  'its sentence names it': 0.52,
  'the sentence before tells of it': 0.04,
  'it was named last': 0.83,
  'it was the last subject': -0.28,
  'acts of its share words': 1.78,
  'it acts most': 1.37,
  'others ask most of it': 0.13,
  'who speaks of the act asks most of it': -0.55,
  'the quarrel is its own': 0.89,
  'the title names it': -0.25,
  'it is a state': -0.22,
  'it is a body of states': 0.32,
  'it is spoken of most': 0.86,
};
/** A choice less likely than this is none. */
export const LEAST_SURE = 0.25;
