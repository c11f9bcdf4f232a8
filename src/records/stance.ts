/** Which side of an issue somebody is on, or under which condition. */
export const STANCES = ['+', '-', 'conditional'] as const;
export type Stance = (typeof STANCES)[number];

/** By what somebody shows where he stands. */
export const POSITION_ACTS = [
  'support',
  'oppose',
  'reject',
  'demand',
  'propose',
  'accept',
  'commit',
  'threaten',
  'doubt',
] as const;
export type PositionAct = (typeof POSITION_ACTS)[number];
