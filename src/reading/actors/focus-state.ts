import type { Tree } from '../clause/tree.ts';
import { isBody } from './antecedent-memory.ts';
import type { Expression } from './expressions.ts';
import type { Referent } from './referent.ts';
import { headNoun, type RolePhrase } from './role-phrases.ts';

/** Official roles that may as well be those of a body, a party or an armed group. */
const OF_ANYBODY =
  /^(?:leader|top leader|leadership|top leadership|tribunal|court|agency|bureau|monarchy|throne|palace|royal court|commander|top commander|negotiator|negotiating team|interlocutor|mediator|delegate|delegation|emissary|envoy|special envoy|peace envoy|high commissioner|commissioner|representative|agent|operative|spy|double agent|cyberspy|adviser|advisor|aide|top aide|senior adviser|senior advisor|counselor|secretary|governor|mayor|deputy mayor|czar|tsar|head|chief|counterpart|captain|recruit|commando|tank|helicopter|jet|drone|battalion|brigade|regiment|garrison|inspector|weapons inspector|investigator|peacekeeper|forces|security council|secretary general|deputy secretary general|undersecretary general|under-secretary-general|director general|high representative|whip|backbencher|committee chairman|committee chairwoman|select committee|parliamentary committee|local official|party official|statesman|stateswoman|autocrat|strongman|dictator|ruler|king|queen|prince|princess|sheikh|pope|pontiff)$/;

/** Words by which an official is one of others than the state that is spoken of, or of no one state. */
const OF_OTHERS =
  /^(?:world|international|global|regional|local|foreign|western|european|arab|african|asian|gulf|allied|rebel|opposition|provincial|municipal|other|another|some|many|several|few|various|different|more|most|all|any|no|every|each|both|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands)$/i;

/** Whether a role phrase that names nobody's state speaks of an official or organ of one: "the foreign ministry", "a judge". */
export function isOfOneState({ expression, role, owners, generic, plural, first, ownerPronoun }: RolePhrase): boolean {
  if (!role.official || generic || owners.length > 0 || ownerPronoun !== undefined || OF_ANYBODY.test(role.text))
    return false;
  if (plural && isBody(headNoun(role.text))) return false;
  const { sentence } = expression;
  const { tokens } = sentence;
  // "the pilots of Air Koryo": whose they are is said, by a name that nobody knows.
  const owned = sentence.children(expression.head, 'nmod').some((other) => sentence.token(other).upos === 'PROPN');
  if (owned) return false;
  return tokens.slice(first, expression.first).every((token) => {
    const capital = /^\p{Lu}/u.test(token.form) && token.index > 0;
    return !capital && !OF_OTHERS.test(token.form);
  });
}

/** Sentences back that a state stays in focus. */
const REACH = 3;

/**
 * The state of which a text speaks where it says "the government", "officials" or "a spokeswoman" and no more: where the
 * sentence says it happens ("In Kyiv, officials said"), the subject before the words, or the subject of the sentences
 * before, else the state that they name last.
 *
 * @param at token of the role
 * @param referents who was met so far, in the order of the text
 */
export function stateInFocus(
  sentence: Tree,
  at: number,
  expressions: readonly Expression[],
  referents: readonly Referent[],
): string | undefined {
  return scene(sentence, at, expressions) ?? subjectBefore(sentence, at, referents);
}

/** "In Kyiv, the ministry said": the state of the place at the head of the sentence. */
function scene(sentence: Tree, at: number, expressions: readonly Expression[]): string | undefined {
  for (const { head, last, candidates } of expressions) {
    if (last >= at) break;
    if (!/^(?:in|from|at)$/i.test(sentence.prepositionOf(head)) || !/^obl/.test(sentence.token(head).deprel)) continue;
    for (const candidate of candidates) {
      if ((candidate.as === 'metonym' || candidate.as === 'name') && candidate.entry.kind === 'state')
        return candidate.entry.id;
      if (candidate.as === 'place' && candidate.place.in !== undefined) return candidate.place.in;
    }
  }
  return undefined;
}

function subjectBefore(sentence: Tree, at: number, referents: readonly Referent[]): string | undefined {
  const near = referents.filter(
    (referent) =>
      sentence.index - referent.sentence <= REACH &&
      (referent.sentence < sentence.index || referent.token < at) &&
      referent.actsFor.length === 1 &&
      /^[A-Z]{3}$/.test(referent.actsFor[0] as string),
  );
  for (let i = sentence.index; i >= sentence.index - REACH; i--) {
    const here = near.filter((referent) => referent.sentence === i);
    const chosen = here.find((referent) => referent.subject) ?? here.at(-1);
    if (chosen) return chosen.actsFor[0];
  }
  return undefined;
}
