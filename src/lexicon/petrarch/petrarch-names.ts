import { piecesOf, piecesOfText } from '../who/fold.ts';
import { codeOn, type PetrarchActor, type PetrarchActors } from './petrarch-actors.ts';
import { agentForms, type PetrarchAgent, type PetrarchAgents } from './petrarch-agents.ts';

/** A name or noun of the dictionaries that was found in a row of words. */
export interface NameMatch {
  /** Number of words that it takes up. */
  readonly length: number;
  readonly actors: readonly PetrarchActor[];
  readonly agent?: PetrarchAgent;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly actors: PetrarchActor[];
  agent?: PetrarchAgent;
}

const newNode = (): Node => ({ next: new Map(), actors: [] });

/** Finds the names of actor dictionaries and the nouns of agent dictionaries in rows of words. */
export class PetrarchNames {
  private readonly actorRoot = newNode();
  private readonly agentRoot = newNode();

  constructor(actors: readonly PetrarchActors[], agents: readonly PetrarchAgents[]) {
    for (const file of actors) {
      for (const actor of file.actors) {
        for (const { words } of actor.phrases) {
          const node = grow(this.actorRoot, words);
          if (!node.actors.includes(actor)) node.actors.push(actor);
        }
      }
    }
    for (const { agents: nouns, substitutions } of agents) {
      for (const agent of nouns) {
        for (const { words } of agentForms(agent, substitutions)) grow(this.agentRoot, words).agent ??= agent;
      }
    }
  }

  /** The longest name of an actor that starts at a word. A name of one word must hold a capital in the text. */
  actorAt(words: readonly string[], at: number): NameMatch | undefined {
    const match = longest(this.actorRoot, words, at, (node) => node.actors.length > 0);
    if (!match || (match.pieces === 1 && !/\p{Lu}|\p{N}/u.test(words[at] ?? ''))) return undefined;
    return { length: match.length, actors: match.node.actors };
  }

  /** The longest noun of an agent that starts at a word, in any case of letters. */
  agentAt(words: readonly string[], at: number): NameMatch | undefined {
    const match = longest(this.agentRoot, words, at, (node) => node.agent !== undefined);
    const agent = match?.node.agent;
    return match && agent ? { length: match.length, actors: [], agent } : undefined;
  }
}

function grow(root: Node, words: readonly string[]): Node {
  let node = root;
  for (const piece of piecesOfText(words.join(' '))) {
    const key = piece.toUpperCase();
    const child = node.next.get(key) ?? newNode();
    node.next.set(key, child);
    node = child;
  }
  return node;
}

function longest(
  root: Node,
  words: readonly string[],
  at: number,
  ends: (node: Node) => boolean,
): { readonly length: number; readonly pieces: number; readonly node: Node } | undefined {
  let node = root;
  let pieces = 0;
  let best: { readonly length: number; readonly pieces: number; readonly node: Node } | undefined;
  for (let i = at; i < words.length; i++) {
    for (const piece of piecesOf(words[i] ?? '')) {
      const child = node.next.get(piece.toUpperCase());
      if (child === undefined) return best;
      node = child;
      pieces++;
    }
    if (pieces === 0) return undefined;
    if (node !== root && ends(node)) best = { length: i - at + 1, pieces, node };
  }
  return best;
}

/**
 * The code of a name on a day where several records may have it: the first dated code that holds, else the first
 * without dates. Undefined where none holds or the record says that the name is no actor (`[---]`).
 *
 * @param day `YYYY-MM-DD`; without one only codes without dates count
 */
export function actorCode(actors: readonly PetrarchActor[], day: string | undefined): string | undefined {
  const undated = actors.map(({ codes }) => codes.find(({ from, to }) => (from ?? to) === undefined)?.code);
  const held = day === undefined ? [] : actors.map((actor) => codeOn(actor, day));
  const dated = held.find((code, i) => code !== undefined && code !== undated[i]);
  const code = dated ?? held.find((found) => found !== undefined) ?? undated.find((found) => found !== undefined);
  return code === undefined || code === '---' ? undefined : code;
}
