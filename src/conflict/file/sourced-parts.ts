import type { Model, Preference, Sourced } from '../model/model.ts';

/** Something that may cite evidence, with the way to it in the model. */
export interface SourcedPart {
  readonly part: Sourced;
  readonly path: readonly (string | number)[];
}

type Path = SourcedPart['path'];

/** Everything in a model that may cite evidence, in the order of the model. */
export function sourcedParts({ decisionMakers, form }: Model): readonly SourcedPart[] {
  const made =
    form.kind === 'options'
      ? [
          ...under(['form', 'options'], form.options),
          ...under(['form', 'rules'], form.rules),
          ...under(['form', 'barred'], form.barred ?? []),
          ...under(['form', 'merges'], form.merges ?? []),
        ]
      : [...under(['form', 'states'], form.states), ...under(['form', 'moves'], form.moves)];
  return [
    ...made,
    ...decisionMakers.flatMap(({ preference, unseen, attitudes = {} }, i) => [
      ...under(['decisionMakers', i, 'unseen'], unseen ?? []),
      ...Object.entries(attitudes).map(([id, part]) => ({ part, path: ['decisionMakers', i, 'attitudes', id] })),
      ...preferenceParts(preference, ['decisionMakers', i, 'preference']),
    ]),
  ];
}

/** The statements or weights of a preference, or the ranking itself. */
export function preferenceParts(preference: Preference, path: Path = []): readonly SourcedPart[] {
  switch (preference.kind) {
    case 'statements':
      return preference.levels.flatMap((level, i) => under([...path, 'levels', i], level));
    case 'weights':
      return under([...path, 'weights'], preference.weights);
    case 'ranking':
      return [{ part: preference, path }];
  }
}

function under(path: Path, parts: readonly Sourced[]): readonly SourcedPart[] {
  return parts.map((part, i) => ({ part, path: [...path, i] }));
}
