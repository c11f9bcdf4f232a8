import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { formatFormula } from '../model/logic.ts';
import type {
  Evidence,
  Model,
  Option,
  Preference,
  PreferenceStatement,
  Rule,
  Sourced,
  StateRef,
} from '../model/model.ts';
import { GREATLY } from './model-file-schema.ts';
import { sourcedParts } from './sourced-parts.ts';

/** What stands in a written file besides the model. */
export interface WriteOptions {
  /** Comment at the head, without its signs. */
  readonly comment?: string;
}

/** Longer short forms are broken into lines. */
const WIDTH = 110;

/**
 * Writes a model as a model file in YAML, in the form that `readModelFile` reads. Texts that the model holds are kept;
 * what it cites is written out in each place.
 *
 * @example
 * readModelFile(writeModelFile(model)).ok; // true
 */
export function writeModelFile(model: Model, { comment }: WriteOptions = {}): string {
  const { form } = model;
  const sources = sourceIds(model);
  const { optionData, ruleData, preferenceData, short, evidenceData } = writers(sources);
  const data = {
    conflict: model.title,
    ...(sources.size > 0 ? { sources: sourceData(sources) } : {}),
    decisionMakers: Object.fromEntries(
      model.decisionMakers.map(({ id, name, unseen = [], attitudes = {} }) => {
        const rest = clean({
          unseen:
            unseen.length > 0
              ? unseen.map((seen) => short('when', formatFormula(seen.formula), { text: seen.label, ...seen }))
              : undefined,
          attitudes:
            Object.keys(attitudes).length > 0
              ? Object.fromEntries(
                  Object.entries(attitudes).map(([towards, held]) => [
                    towards,
                    short('is', held.attitude, { text: held.label, ...held }),
                  ]),
                )
              : undefined,
        });
        return [id, Object.keys(rest).length > 0 ? { name, ...rest } : name];
      }),
    ),
    ...(form.kind === 'options'
      ? {
          options: Object.fromEntries(form.options.map((option) => [option.id, optionData(option)])),
          ...(form.rules.length > 0 ? { rules: form.rules.map(ruleData) } : {}),
          ...(form.barred && form.barred.length > 0
            ? {
                barred: form.barred.map((move) =>
                  clean({
                    id: namedId(move.id),
                    by: move.by,
                    from: move.from && formatFormula(move.from),
                    to: move.to && formatFormula(move.to),
                    text: move.label,
                    evidence: evidenceData(move),
                  }),
                ),
              }
            : {}),
          ...(form.merges && form.merges.length > 0
            ? {
                merge: form.merges.map((merge) =>
                  short('when', formatFormula(merge.formula), { text: merge.label, ...merge }),
                ),
              }
            : {}),
        }
      : {
          states: Object.fromEntries(form.states.map((state) => [state.id, short('text', state.name, state)])),
          moves: Object.fromEntries(
            model.decisionMakers.flatMap(({ id }) => {
              const own = form.moves.filter(({ by }) => by === id);
              return own.length === 0
                ? []
                : [[id, own.map((move) => short('move', `${move.from} -> ${move.to}`, move))]];
            }),
          ),
        }),
    ...(model.statusQuo === undefined ? {} : { statusQuo: stateData(model, model.statusQuo) }),
    preferences: Object.fromEntries(model.decisionMakers.map(({ id, preference }) => [id, preferenceData(preference)])),
  };
  const document = new Document(data);
  if (comment) document.commentBefore = comment.replace(/^/gm, ' ');
  dress(document);
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
}

/** A state by the options that are taken, where a pattern says it whole. */
function stateData({ form }: Model, state: StateRef): unknown {
  if (form.kind === 'graph' || typeof state === 'number' || state.includes('-')) return state;
  return form.options.flatMap(({ id }, j) => (state[j] === 'Y' ? [id] : []));
}

/** Short lists stand in one line; blank lines part the sections. */
function dress(document: Document): void {
  visit(document, {
    Seq: (_, node, path) => {
      const inRanking = path.some(
        (part) =>
          isScalar((part as { key?: unknown }).key) && String((part as { key: Scalar }).key.value) === 'ranking',
      );
      if (node.items.every((item) => isScalar(item)) && (inRanking || node.items.length <= 6)) {
        const texts = node.items.map((item) => String((item as Scalar).value));
        node.flow = inRanking || texts.every((text) => /^[\p{L}\p{N}_.-]+$/u.test(text));
      }
    },
  });
  const whole = document.contents;
  if (!isMap(whole)) return;
  whole.items.forEach((pair, i) => {
    const previous = whole.items[i - 1]?.value;
    const parted = isMap(pair.value) || isSeq(pair.value) || isMap(previous) || isSeq(previous);
    if (i > 0 && pair.key instanceof Scalar && parted) pair.key.spaceBefore = true;
  });
}

type SourceEvidence = Extract<Evidence, { kind: 'source' }>;

function sourceKey({ source, date }: SourceEvidence): string {
  return JSON.stringify([source, date]);
}

/** An id for each source that the model cites, in order of appearance. */
function sourceIds(model: Model): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { part } of sourcedParts(model)) {
    for (const evidence of part.evidence ?? []) {
      if (evidence.kind === 'source' && !ids.has(sourceKey(evidence))) {
        ids.set(sourceKey(evidence), `source${ids.size + 1}`);
      }
    }
  }
  return ids;
}

function sourceData(sources: ReadonlyMap<string, string>): unknown {
  return Object.fromEntries(
    [...sources].map(([key, id]) => {
      const [title, date] = JSON.parse(key) as [string, string | null];
      return [id, date === null ? title : { title, date }];
    }),
  );
}

function writers(sources: ReadonlyMap<string, string>) {
  function optionData(option: Option): unknown {
    const direction = { both: undefined, forward: 'once taken', back: 'once dropped' } as const;
    return clean({
      by: option.owners.length === 1 ? option.owners[0] : option.owners,
      text: option.name,
      irreversible: direction[option.direction],
      evidence: evidenceData(option),
    });
  }

  function ruleData(rule: Rule): unknown {
    const text = formatFormula(rule.formula);
    return rule.kind === 'require'
      ? short('must', text, { text: rule.label, ...rule })
      : clean({ id: namedId(rule.id), never: text, text: rule.label, evidence: evidenceData(rule) });
  }

  function preferenceData(preference: Preference): unknown {
    switch (preference.kind) {
      case 'statements':
        return preference.levels.flatMap((level) => {
          const [first, ...others] = level.map(statementData);
          if (first === undefined) return [];
          return others.length === 0 ? [first] : [{ equal: [first, ...others] }];
        });
      case 'weights':
        return {
          weights: Object.fromEntries(
            preference.weights.map((weight, i) => {
              const rest = clean({ id: namedId(weight.id), text: weight.label, evidence: evidenceData(weight) });
              const key = formatFormula(weight.formula);
              // A formula that is weighed twice stands in brackets the second time: keys must differ.
              const before = preference.weights.slice(0, i).filter((other) => formatFormula(other.formula) === key);
              const written = `${'('.repeat(before.length)}${key}${')'.repeat(before.length)}`;
              return [written, Object.keys(rest).length === 0 ? weight.weight : { weight: weight.weight, ...rest }];
            }),
          ),
        };
      case 'ranking':
        return clean({
          ranking: preference.order.flatMap((tied, i) => [
            ...(preference.strongAfter?.includes(i) ? [GREATLY] : []),
            tied.length === 1 ? tied[0] : tied,
          ]),
          unknown: preference.unknown,
          likely: preference.likely,
          evidence: evidenceData(preference),
        });
    }
  }

  function statementData(statement: PreferenceStatement): unknown {
    const want = formatFormula(statement.formula);
    const { strong, unknown, likely } = statement;
    const marks = clean({ strong, unknown, likely });
    const plain = short('want', want, { text: statement.label, ...statement });
    if (Object.keys(marks).length === 0) return plain;
    return { ...(typeof plain === 'string' ? { want } : (plain as object)), ...marks };
  }

  /** The short form of an entry where nothing but its text is to be said. */
  function short(
    key: string,
    text: string,
    entry: Sourced & { readonly id?: string; readonly text?: string | undefined },
  ): unknown {
    const rest = clean({ text: entry.text, evidence: evidenceData(entry) });
    const id = key === 'text' || entry.id === undefined ? undefined : namedId(entry.id);
    return id === undefined && Object.keys(rest).length === 0 ? text : clean({ id, [key]: text, ...rest });
  }

  function evidenceData({ evidence }: Sourced): unknown {
    const entries = (evidence ?? []).map(oneEvidence);
    return entries.length <= 1 ? entries[0] : entries;
  }

  function oneEvidence(evidence: Evidence): unknown {
    switch (evidence.kind) {
      case 'record':
        return evidence.words === undefined && evidence.place === undefined
          ? evidence.id
          : clean({ record: evidence.id, place: evidence.place, words: evidence.words });
      case 'assumption':
        return evidence.note === undefined ? 'assumption' : { assumption: evidence.note };
      case 'source':
        return [sources.get(sourceKey(evidence)) ?? evidence.source, evidence.place]
          .filter((part) => part !== undefined)
          .join(', ');
    }
  }

  return { optionData, ruleData, preferenceData, short, evidenceData };
}

/** Ids that only count are left out: reading the file gives them again. */
function namedId(id: string): string | undefined {
  return /^\d+$/.test(id) ? undefined : id;
}

function clean(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
