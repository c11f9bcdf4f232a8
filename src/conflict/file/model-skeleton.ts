/** A small model that can be solved, with comments that explain the form: what `entente model new` writes. */
export const MODEL_SKELETON = `# A model of a conflict. Lines that begin with # are comments; change everything else to fit your case.
#   entente model check FILE     finds mistakes, with line and column
#   entente model solve FILE     says which outcomes hold and why
# Begin small: two or three decision makers, four to six options.
conflict: A dam on a shared river
date: 2026-11-25

# What the model rests on. Cite a source below by its id and the place in it (report, page 3), cite a record of
# "entente read --json" by its id (s-5c1f0a92b3d4), or say openly: assumption.
sources:
  report:
    title: title of a report
    author: its author
    date: 2026-10-01

# Who decides: an id of your own and a name.
decisionMakers:
  upstream: Upstream state
  downstream: Downstream state

# What each can do or leave undone. A state of the conflict is one combination of options taken and not taken.
options:
  fill:
    by: upstream
    text: fills the reservoir in one season
    evidence: report, page 3
  share:
    by: upstream
    text: releases an agreed share of water
    evidence: report, page 5
  sanction:
    by: downstream
    text: closes its market
    # irreversible: once taken      # or: once dropped
    evidence: assumption

# Combinations that cannot be. "must" holds always, "never" cannot be; a bare text is a "must".
# Formulas know: not, and, or, if … then …, iff, unless, brackets, at most one of (a, b), exactly one of (a, b),
# and patterns with Y, N or - for each option in the order above.
rules:
  - never: fill and share
    text: a reservoir that is being filled releases nothing
    evidence: assumption

# Where the conflict stands today: the options that are taken.
statusQuo: [fill]

# What each wants, most important first: of two states the better one is that which fulfils the first statement in
# which they differ. Statements of equal importance stand together under "equal:".
preferences:
  upstream:
    - want: not sanction
      text: the market stays open
      evidence: report, page 7
    - want: fill
      text: power as soon as possible
      evidence: report, page 3
  downstream:
    - want: share
      text: water in the dry months
      evidence: report, page 5
    - want: not fill
      text: no filling in one season
      evidence: report, page 5
    - want: if share then not sanction
      text: no sanctions against a neighbour that shares
      evidence: assumption
    - want: not sanction
      text: trade goes on if it can
      evidence: assumption
`;
