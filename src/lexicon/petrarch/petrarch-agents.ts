import { type DictionaryProblem, petrarchLines, phraseWords } from './petrarch-lines.ts';

/** A noun of an agent dictionary, as written. */
export interface PetrarchAgent {
  /** Such as `CHAMBER_OF_COMMERCE` or `SPOKES!PERSON!`. */
  readonly phrase: string;
  /** What braces say of the plural: `regular` without braces, `none` for `{}`, else the plural as written. */
  readonly plural: 'regular' | 'none' | { readonly phrase: string };
  /** Code without the `~`. */
  readonly code: string;
  /** `~GOV` comes after the code of the actor (`RUSGOV`), `NGO~` before it. */
  readonly place: 'after' | 'before';
  readonly line: number;
}

export interface PetrarchAgents {
  readonly agents: readonly PetrarchAgent[];
  /** `PERSON` to `MAN, MEN, WOMAN, WOMEN, PERSON`. */
  readonly substitutions: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly DictionaryProblem[];
}

/** One form of an agent noun: words in capitals. */
export interface AgentForm {
  readonly words: readonly string[];
  readonly plural: boolean;
}

/**
 * Reads an agent dictionary of PETRARCH or Phoenix: `AMBASSADOR [~GOV]`, plurals in braces, substitutions such as
 * `!PERSON! = MAN, MEN`. A line that cannot be read is reported and passed over.
 *
 * @param text the whole file
 * @example
 * parsePetrarchAgents('AMBASSADOR [~GOV]\n').agents[0].code; // 'GOV'
 */
export function parsePetrarchAgents(text: string): PetrarchAgents {
  const agents: PetrarchAgent[] = [];
  const substitutions = new Map<string, readonly string[]>();
  const problems: DictionaryProblem[] = [];
  for (const line of petrarchLines(text)) {
    const complain = (reason: string): void => {
      problems.push({ line: line.number, reason, text: line.raw });
    };
    const substitution = /^!([^!]+)!\s*=(.*)$/.exec(line.text);
    if (substitution) {
      const items = (substitution[2] ?? '').split(',').map((item) => item.trim());
      substitutions.set((substitution[1] ?? '').trim().toUpperCase(), items.filter(Boolean));
      continue;
    }
    const parts = /^\+?([^{}[\]]*?)\s*(?:\{([^{}]*)\})?\s*\[\s*([^[\]{}]*?)\s*\]$/.exec(line.text);
    if (!parts) {
      complain('this is no agent; write NOUN [~CODE] or NOUN {PLURAL} [~CODE], each bracket closed');
      continue;
    }
    const [, phrase = '', braces, tagged = ''] = parts;
    const code = /^~([A-Za-z]+)$|^([A-Za-z]+)~$/.exec(tagged);
    if (phraseWords(phrase).length === 0) complain('there is no noun before the code');
    else if (!code) complain(`"[${tagged}]" is no code of an agent; write [~GOV], or [NGO~] to put it first`);
    else {
      const plural = braces === undefined ? 'regular' : braces.trim() === '' ? 'none' : { phrase: braces.trim() };
      const place = code[1] === undefined ? 'before' : 'after';
      agents.push({ phrase, plural, code: (code[1] ?? code[2] ?? '').toUpperCase(), place, line: line.number });
    }
  }
  for (const { phrase, line } of agents) {
    for (const [, name = ''] of phrase.matchAll(/!([^!]+)!/g)) {
      if (!substitutions.has(name.toUpperCase())) {
        problems.push({ line, reason: `nothing says what !${name}! stands for; add !${name}! = ...`, text: phrase });
      }
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { agents, substitutions, problems };
}

/**
 * All forms of an agent noun: substitutions written out (these get no plurals), the regular plural (`S`, `Y` to `IES`,
 * `S` to `SES`), or the one that braces give. None for a phrase with an unknown substitution.
 */
export function agentForms(
  agent: PetrarchAgent,
  substitutions: ReadonlyMap<string, readonly string[]>,
): readonly AgentForm[] {
  let phrases = [agent.phrase];
  for (const [mark, name = ''] of agent.phrase.matchAll(/!([^!]+)!/g)) {
    const items = substitutions.get(name.toUpperCase()) ?? [];
    phrases = phrases.flatMap((phrase) => items.map((item) => phrase.replace(mark, item)));
  }
  const forms: AgentForm[] = phrases.map((phrase) => ({ words: phraseWords(phrase), plural: false }));
  if (agent.phrase.includes('!') || agent.plural === 'none') return forms;
  const words = phraseWords(agent.phrase);
  const last = words.at(-1) ?? '';
  const plural =
    agent.plural === 'regular' ? [...words.slice(0, -1), regularPlural(last)] : phraseWords(agent.plural.phrase);
  return [...forms, { words: plural, plural: true }];
}

function regularPlural(word: string): string {
  if (word.endsWith('Y')) return `${word.slice(0, -1)}IES`;
  return word.endsWith('S') ? `${word}ES` : `${word}S`;
}
