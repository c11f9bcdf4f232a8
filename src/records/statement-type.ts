/** What a variable of a statement type holds; the four of the Discourse Network Analyzer. */
export const VARIABLE_KINDS = ['short text', 'long text', 'integer', 'boolean'] as const;
export type VariableKind = (typeof VARIABLE_KINDS)[number];

/** The most characters of a short text; longer ones fit into no file of the Discourse Network Analyzer. */
export const LONGEST_LABEL = 190;

/** A variable of discourse statements of one type. */
export interface StatementVariable {
  readonly name: string;
  readonly kind: VariableKind;
}

/** A kind of statement that people defined: its variables, and which of them say who claims what. */
export interface StatementType {
  readonly name: string;
  readonly variables: readonly StatementVariable[];
  /** Names of the variables that say who, what, and whether for or against; absent where nobody said it. */
  readonly actor?: string;
  readonly concept?: string;
  readonly agreement?: string;
}
