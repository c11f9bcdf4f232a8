import { describe, expect, it } from 'vitest';
import { readConllu } from './conllu.ts';

const SAMPLE = `# newdoc id = note-1
# global.Entity = GRP-etype-infstat
# newpar
# sent_id = 1
# text = Ana can't go.
1	Ana	Ana	PROPN	NNP	_	4	nsubj	_	Entity=(1-person-new)
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
# text = Why?
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

# newpar
# sent_id = 3
# text = The old Bank of Lima left
1	The	the	DET	DT	_	3	det	_	Entity=(2-organization-new
2	old	old	ADJ	JJ	_	3	amod	_	_
3	Bank	Bank	PROPN	NNP	_	6	nsubj	_	_
4	of	of	ADP	IN	_	5	case	_	_
5	Lima	Lima	PROPN	NNP	_	3	nmod	_	Entity=(3-place-new)2)
6	left	leave	VERB	VBD	_	0	root	_	_
`;

describe('readConllu', () => {
  const [document] = readConllu(SAMPLE);

  it('rebuilds the raw text, with an empty line before a paragraph', () => {
    expect(document?.text.trim()).toBe("Ana can't go. Why?\n\nThe old Bank of Lima left");
    for (const sentence of document?.sentences ?? []) {
      for (const word of sentence.words) expect(document?.text.slice(word.start, word.end)).toBe(word.form);
    }
  });

  it('reads mentions that lie in one sentence', () => {
    expect(document?.hasMentions).toBe(true);
    expect(document?.sentences.map((s) => s.mentions)).toEqual([
      [{ first: 0, last: 0, type: 'person', entity: '1' }],
      [],
      [
        { first: 4, last: 4, type: 'place', entity: '3' },
        { first: 0, last: 4, type: 'organization', entity: '2' },
      ],
    ]);
  });
});
