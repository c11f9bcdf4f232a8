import { CATEGORIES, type Category, cameoFacts, quadOf, scoreOf } from '../../records/plover.ts';
import type { CategoryScheme, EventMapping } from './event-mapping.ts';

/** What a category is worth where the file does not say it: quad class (0 unknown) and score (NaN unknown). */
export interface CategoryWorth {
  readonly quad: number;
  readonly score: number;
}

const UNKNOWN: CategoryWorth = { quad: 0, score: Number.NaN };

/** UCDP counts deaths in fights: its three types (state against others, others among themselves, against civilians). */
const UCDP: Readonly<Record<string, Category>> = { 1: 'ASSAULT', 2: 'ASSAULT', 3: 'ASSAULT' };

/** Types of ACLED's codebook as PLOVER's categories; a type of which only some sub-types are an act towards somebody is absent. */
const ACLED: Readonly<Record<string, readonly [Category, mode?: string]>> = {
  battles: ['ASSAULT'],
  'explosions/remote violence': ['ASSAULT', 'explosives'],
  'explosions/remote violence:air/drone strike': ['ASSAULT', 'aerial'],
  'explosions/remote violence:suicide bomb': ['ASSAULT', 'suicide-attack'],
  'explosions/remote violence:shelling/artillery/missile attack': ['ASSAULT', 'heavy-weapons'],
  'violence against civilians': ['ASSAULT'],
  'violence against civilians:abduction/forced disappearance': ['ASSAULT', 'abduct'],
  'violence against civilians:sexual violence': ['ASSAULT', 'sexual'],
  protests: ['PROTEST', 'demo'],
  riots: ['PROTEST', 'riot'],
  'strategic developments:agreement': ['AGREE'],
  'strategic developments:arrests': ['COERCE', 'arrest'],
  'strategic developments:looting/property destruction': ['COERCE'],
  'strategic developments:headquarters or base established': ['MOBILIZE', 'troops'],
  'strategic developments:non-violent transfer of territory': ['RETREAT'],
  'strategic developments:disrupted weapons use': ['MOBILIZE', 'weapons'],
};

const categories: ReadonlySet<string> = new Set(CATEGORIES);

/**
 * Quad class and score of a category. CAMEO: Goldstein's value as ICEWS has it and the quad class of PLOVER's category;
 * CAMEO's statements and appeals (01, 02), which PLOVER drops, are verbal cooperation, as in GDELT. PLOVER: its own. UCDP
 * and ACLED: those of the category in the tables above.
 *
 * @param code as the file has it, behind a colon its finer kind
 */
export function categoryWorth(scheme: CategoryScheme, code: string, own: EventMapping['categories']): CategoryWorth {
  const [name = '', mode] = code.split(':', 2);
  switch (scheme) {
    case 'own':
      return own[code] ?? own[name] ?? UNKNOWN;
    case 'cameo': {
      const facts = cameoFacts(name);
      if (!facts) return UNKNOWN;
      const quad = facts.category ? quadOf(facts.category) : 1;
      return { quad, score: facts.goldstein ?? Number.NaN };
    }
    case 'plover': {
      const category = name.trim().toUpperCase();
      return categories.has(category) ? worth(category as Category, mode?.trim().toLowerCase()) : UNKNOWN;
    }
    case 'ucdp': {
      const category = UCDP[name];
      return category ? worth(category) : UNKNOWN;
    }
    case 'acled': {
      const found = ACLED[code.toLowerCase()] ?? ACLED[name.toLowerCase()];
      return found ? worth(...found) : UNKNOWN;
    }
  }
}

function worth(category: Category, mode?: string): CategoryWorth {
  return { quad: quadOf(category), score: scoreOf(category, mode) };
}
