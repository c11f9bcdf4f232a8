/** Who did what to whom, in the codes of event dictionaries. */
export interface CodedEvent {
  readonly source: string;
  readonly target: string;
  /** CAMEO code. */
  readonly code: string;
}

export interface SetF1 {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

export interface PetrarchScores {
  /** F1 of (source, target) and of (source, target, code), micro-averaged over sentences. */
  readonly dyad: number;
  readonly triple: number;
  /** Share of sentences of which exactly the right events were coded. */
  readonly exact: number;
  readonly details: { readonly dyad: SetF1; readonly triple: SetF1 };
}

type Form = (event: CodedEvent) => string;
const dyad: Form = ({ source, target }) => `${source} ${target}`;
const triple: Form = ({ source, target, code }) => `${source} ${target} ${code}`;

/** Counts what two bags share: an event that is coded twice must be there twice. */
function sharedOf(gold: readonly string[], predicted: readonly string[]): number {
  const left = [...gold];
  return predicted.filter((event) => {
    const at = left.indexOf(event);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function bagF1(
  gold: readonly (readonly CodedEvent[])[],
  predicted: readonly (readonly CodedEvent[])[],
  form: Form,
): SetF1 {
  let hits = 0;
  let goldCount = 0;
  let predictedCount = 0;
  gold.forEach((events, i) => {
    const guesses = predicted[i] ?? [];
    hits += sharedOf(events.map(form), guesses.map(form));
    goldCount += events.length;
    predictedCount += guesses.length;
  });
  return {
    f1: hits ? (2 * hits) / (goldCount + predictedCount) : 0,
    precision: predictedCount ? hits / predictedCount : 0,
    recall: goldCount ? hits / goldCount : 0,
  };
}

/** @param predicted events of each sentence, in the order of `gold` */
export function scorePetrarch(
  gold: readonly (readonly CodedEvent[])[],
  predicted: readonly (readonly CodedEvent[])[],
): PetrarchScores {
  const details = { dyad: bagF1(gold, predicted, dyad), triple: bagF1(gold, predicted, triple) };
  const right = gold.filter((events, i) => {
    const guesses = predicted[i] ?? [];
    return guesses.length === events.length && sharedOf(events.map(triple), guesses.map(triple)) === events.length;
  }).length;
  return {
    dyad: details.dyad.f1,
    triple: details.triple.f1,
    exact: gold.length ? right / gold.length : 0,
    details,
  };
}
