/** Nouns that "the two ..." and "both ..." pick sides out with. */
export const SIDE =
  /^(?:country|side|nation|state|neighbor|neighbour|power|superpower|rival|ally|capital|government|giant|enemy|foe|party|adversary|partner|friend|army|military|people|leader|regime|republic|camp|kingdom|antagonist|belligerent|archenemy|other)$/u;
export const STATELY = /^(?:country|nation|state|superpower|capital|republic|kingdom)$/u;
/** Nouns for those who act from a capital. */
export const OFFICIAL =
  /^(?:official|policymaker|maker|leader|politician|diplomat|general|government|leadership|minister|elite|junta|regime|commander|planner|strategist|hawk|hardliner|establishment|authority|administration|cabinet|officer|aide|adviser|advisor|ruler|bureaucrat|force|troop|army|navy|soldier|fighter|military|warship|aircraft|people|public|nation|state|country|parliament|lawmaker|envoy|negotiator|mediator|ambassador|delegation|president|premier|chancellor|king|emir|sultan|intelligence|security|service|police|court|guard|militia|rebel|insurgent|movement|party|capital|side|team|mediation|policy|foreign|state|staff|head|chief|spokesman|spokeswoman|spokesperson|monarchy|republic|junta|ministry|board|command|circle)$/u;
/** Nouns for what a power has and acts with: where a power is asked for, whose they are. */
export const MEANS =
  /^(?:money|cash|credit|loan|aid|subsidy|weapon|arm|shell|gas|oil|soldier|bayonet|treaty|umbrella|camp|side|orbit|support|backing|help|protection|power|interest|influence|will|policy|occupation|rule|presence|mercenary|branch|wing|affiliate|offshoot|base|shield|guarantee|goodwill|pressure|diplomacy)$/u;
export const FRIEND =
  /^(?:ally|patron|protector|friend|partner|backer|sponsor|rival|foe|enemy|neighbor|neighbour|adversary|client|proxy)$/u;
/** Nouns that, with "the", mean an armed group that was named before. */
export const GROUP =
  /^(?:movement|group|militia|militant|rebel|insurgent|guerrilla|guerilla|jihadist|faction|organization|organisation|islamist|separatist|extremist)$/u;
/** Nouns that, with "the" and in the plural, mean two states that were named before. */
export const PAIRED = /^(?:neighbor|neighbour|rival|superpower|giant|enemy|foe|adversary|archenemy|antagonist)$/u;
