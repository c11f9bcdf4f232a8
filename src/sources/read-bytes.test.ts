import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document } from '../records/document.ts';
import { EntenteError } from '../records/failure.ts';
import { tinyDocx } from './docx.fixture.ts';
import { column, tinyPdf } from './pdf.fixture.ts';
import { readBytes } from './read-bytes.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const PARAGRAPH =
  'The two governments said on Monday that they would withdraw their forces from the river and open talks on the border, after eleven weeks of shelling that neither side would explain. ';

const regionsOf = (document: Document): [string, string][] =>
  document.regions.map(({ kind, span }) => [kind, document.text.slice(span.start, span.end)]);
const failureOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  try {
    await readBytes(bytes, { name });
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    expect(error.code).toBe('unreadable');
    // One sentence that names the input.
    expect(error.message).toMatch(/^[^\n]+\.$/);
    expect(error.message).toContain(name);
    return error.message;
  }
  return 'no failure';
};

describe('what is no document', () => {
  it.each<[string, string, Uint8Array, RegExp]>([
    ['an empty file', 'a.txt', utf8(''), /is empty/],
    ['white space', 'a.txt', utf8(' \n\t\u00a0\n'), /holds no text/],
    ['a page without text', 'a.html', utf8('<html><body><script>alert(1)</script></body></html>'), /holds no text/],
    ['binary data', 'a.txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), /binary/],
    ['an image', 'a.txt', latin1('\x89PNG\r\n\x1a\n0000'), /image.*text recognition/],
    ['an old Word file', 'a.doc', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument'), /\.doc.*save it as \.docx/],
    [
      'an encrypted Word file',
      'a.docx',
      latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0'),
      /password/,
    ],
    ['rich text', 'a.rtf', utf8('{\\rtf1 Envoys meet}'), /RTF.*\.docx/],
    [
      'an OpenDocument text',
      'a.odt',
      latin1('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text'),
      /\.odt.*\.docx/,
    ],
    ['an e-book', 'a.epub', latin1('PK\x03\x04mimetypeapplication/epub+zip'), /e-book/],
    ['a workbook', 'a.xlsx', latin1('PK\x03\x04 xl/workbook.xml'), /Excel/],
    ['an archive', 'a.zip', latin1('PK\x03\x04 notes.txt'), /unpack it/],
    ['a broken docx', 'a.docx', latin1('PK\x03\x04 nothing'), /damaged.*\.docx/],
    ['half a docx', 'a.docx', tinyDocx([PARAGRAPH]).subarray(0, 700), /damaged.*\.docx/],
    ['text called docx', 'a.docx', utf8('hello'), /called a Word document/],
    ['text called pdf', 'a.pdf', utf8('hello'), /called a PDF/],
    ['a broken pdf', 'a.pdf', utf8('%PDF-1.4\nhello'), /damaged.*PDF/],
    ['a scan', 'a.pdf', tinyPdf([[], []]), /no text.*OCRmyPDF/],
    ['json', 'a.json', utf8('{}'), /JSON/],
    ['a feed', 'a.rss', utf8('<?xml version="1.0"?><rss/>'), /XML/],
  ])('%s', async (_, name, bytes, sentence) => expect(await failureOf(bytes, name)).toMatch(sentence));

  it('a PDF that asks for a password', async () => {
    const bytes = tinyPdf([column(['Nobody reads this line of text.'])], {
      trailer: `/Encrypt 100 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
      objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`],
    });
    expect(await failureOf(bytes, 'a.pdf')).toBe('a.pdf is protected by a password; save a copy without it.');
  });

  it('more than the limit', async () => {
    expect(await failureOf(new Uint8Array(64 * 1024 * 1024 + 1), 'a.txt')).toMatch(/larger than 64 MB/);
  });

  it('never fails in any other way', async () => {
    const start = fc.constantFrom(
      '',
      '<html>',
      '%PDF-1.5\n',
      'PK\x03\x04word/document.xml',
      '---\n',
      '\xff\xfe',
      '\xef\xbb\xbf',
    );
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a', 'a.md', 'a.html', 'a.docx', '-'),
        async (head, bytes, name) => {
          try {
            const document = await readBytes(Uint8Array.from([...latin1(head), ...bytes]), { name });
            expect(Document.safeParse(document).error).toBeUndefined();
          } catch (error) {
            expect(error).toBeInstanceOf(EntenteError);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('encodings', () => {
  const words =
    'The minister said: “We don’t agree – not now”, according to aides who were in the room during the talks.';
  const windows = latin1(words.replace(/“/g, '\x93').replace(/”/g, '\x94').replace(/’/g, '\x92').replace(/–/g, '\x96'));
  const wide = (text: string, big: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(big ? bytes.swap16() : bytes);
  };
  it.each<[string, Uint8Array]>([
    ['utf-8', utf8(words)],
    ['utf-8', utf8(`\ufeff${words}`)],
    ['utf-16le', wide(`\ufeff${words}`, false)],
    ['utf-16be', wide(`\ufeff${words}`, true)],
    ['utf-16le', wide(words, false)],
    ['utf-16be', wide(words, true)],
    ['windows-1252', windows],
  ])('%s', async (encoding, bytes) => {
    const document = await readBytes(bytes, { name: 'a.txt' });
    expect(document.text).toBe(words);
    expect(document.source.encoding).toBe(encoding);
  });

  it.each<[string, number[], string]>([
    // "Министр заявил" and so on, as each code page writes it.
    [
      'windows-1251',
      [
        0xcc, 0xe8, 0xed, 0xe8, 0xf1, 0xf2, 0xf0, 0x20, 0xe7, 0xe0, 0xff, 0xe2, 0xe8, 0xeb, 0x20, 0xee, 0x20, 0xec,
        0xe8, 0xf0, 0xe5, 0x20,
      ],
      'Министр заявил о мире',
    ],
    [
      'koi8-r',
      [
        0xed, 0xc9, 0xce, 0xc9, 0xd3, 0xd4, 0xd2, 0x20, 0xda, 0xc1, 0xd1, 0xd7, 0xc9, 0xcc, 0x20, 0xcf, 0x20, 0xcd,
        0xc9, 0xd2, 0xc5, 0x20,
      ],
      'Министр заявил о мире',
    ],
    [
      'shift_jis',
      [
        0x8a, 0x4f, 0x96, 0xb1, 0x91, 0xe5, 0x90, 0x62, 0x82, 0xcd, 0x8c, 0xf0, 0x8f, 0xc2, 0x82, 0xaa, 0x8f, 0x49,
        0x82, 0xed, 0x82, 0xc1, 0x82, 0xbd, 0x81, 0x42,
      ],
      '外務大臣は交渉が終わった。',
    ],
  ])('%s by the statistics of its bytes', async (encoding, bytes, words) => {
    const document = await readBytes(Uint8Array.from(Array.from({ length: 8 }, () => bytes).flat()), { name: 'a.txt' });
    expect(document.text.startsWith(words)).toBe(true);
    expect(document.source.encoding).toBe(encoding);
  });

  it('what a page declares', async () => {
    const page = latin1(
      '<html><head><meta charset="iso-8859-7"></head><body><p>\xcf \xf5\xf0\xef\xf5\xf1\xe3\xfc\xf2</p></body></html>',
    );
    const document = await readBytes(page, { name: 'a.html' });
    expect(document.text).toBe('Ο υπουργός');
    expect(document.source.encoding).toBe('iso-8859-7');
  });

  it('says that some bytes could not be read', async () => {
    const document = await readBytes(Uint8Array.from([...utf8('“Été” — “naïve” “ça” “là” “où” '), 0xff, 0x41]), {
      name: 'a.txt',
    });
    expect(document.source.encoding).toBe('utf-8 (1 unreadable byte)');
  });
});

describe('the type of a file', () => {
  it.each([
    ['page.txt', '<!DOCTYPE html><html><body><p>Envoys meet in Geneva.</p></body></html>', 'html'],
    ['-', '<p>Envoys <b>meet</b> in Geneva.</p><p>They said no.</p>', 'html'],
    ['-', 'Envoys meet in Geneva.', 'txt'],
    ['notes', 'Envoys < ministers', 'txt'],
    ['notes.md', '# Envoys meet', 'md'],
  ])('%s', async (name, text, type) =>
    expect((await readBytes(utf8(text), { name })).source).toMatchObject({ name, type }),
  );

  it('a PDF and a Word file without an extension', async () => {
    expect((await readBytes(tinyPdf([column(['Envoys meet in Geneva for talks.'])]), { name: 'x' })).source.type).toBe(
      'pdf',
    );
    expect((await readBytes(tinyDocx(['Envoys meet in Geneva.']), { name: 'x' })).source.type).toBe('docx');
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', PARAGRAPH],
    [
      'de',
      'Der Außenminister erklärte am Montag, dass die Verhandlungen beendet seien und beide Seiten eine Waffenruhe vereinbart hätten.',
    ],
    [
      'fr',
      'Le ministre des affaires étrangères a déclaré que les négociations étaient terminées et que les soldats seraient retirés.',
    ],
    ['ru', 'Министр иностранных дел заявил, что переговоры завершены и стороны договорились о прекращении огня.'],
    ['zh', '外交部长表示,谈判已经结束,双方同意停火。他说军队将在月底之前撤出边境地区,并且开放道路。'],
    [
      'ko',
      '외무장관은 협상이 끝났고 양측이 휴전에 합의했다고 말했다. 군대는 이달 말까지 국경 지역에서 철수할 예정이다.',
    ],
    [
      'ar',
      'أعلن وزير الخارجية أن المفاوضات انتهت وأن الجانبين اتفقا على وقف إطلاق النار وسحب القوات من الحدود قبل نهاية الشهر.',
    ],
    [
      'cs',
      'Ministr zahraničí oznámil, že jednání skončila a obě strany se dohodly na příměří. Vojáci mají do konce měsíce opustit pohraničí a pozorovatelé budou smět navštívit všechna města, která byla během bojů uzavřena. Parlament má o dohodě hlasovat příští týden.',
    ],
    [
      'hu',
      'A külügyminiszter közölte, hogy a tárgyalások véget értek, és a két fél fegyverszünetben állapodott meg. A katonáknak a hónap végéig el kell hagyniuk a határvidéket, a megfigyelők pedig beléphetnek azokba a városokba, amelyeket a harcok idején lezártak.',
    ],
  ])('%s', async (language, text) => {
    const document = await readBytes(utf8(text), { name: 'a.txt' });
    expect([document.language, document.origins.language]).toEqual([language, 'detected']);
  });

  it.each([
    'Putin met Xi. Modi met Trump. Abe met Moon. Merkel met Macron.',
    'William Browder met Luis Echeverria; Mauro Vieira met Gianfranco Fini; Enrique Manalo met Emomali Rahmon.',
    'Erdogan, Aliyev, Lukashenko, Mirziyoyev, Japarov, Rahmon and Berdimuhamedow: Samarkand.',
    'Angela Merkel, Emmanuel Macron, Vladimir Putin, Petro Poroshenko: Minsk.',
  ])('is not guessed for a short text: %s', async (text) => {
    const document = await readBytes(utf8(text), { name: 'a.txt' });
    expect([undefined, 'en']).toContain(document.language);
  });

  it('is not guessed from names alone, however many', async () => {
    const names =
      'Sushma Swaraj met James Wolfensohn. Ghassan Salame met Gintautas Paluckas. Charan Singh met Macky Sall. ';
    expect((await readBytes(utf8(names.repeat(4)), { name: 'a.txt' })).language).toBeUndefined();
  });

  it('is what the words say, not what a template says', async () => {
    const page = `<html lang="en"><body><p>Der Außenminister erklärte am Montag, dass die Verhandlungen beendet seien und beide Seiten nicht mit einer Waffenruhe rechnen.</p></body></html>`;
    expect((await readBytes(utf8(page), { name: 'a.html' })).language).toBe('de');
  });
});

describe('a page', () => {
  const page = (head: string, body: string): Uint8Array =>
    utf8(
      `<!doctype html><html lang="en"><head>${head}</head><body><nav><a href="/">Home</a></nav><article>${body}</article><footer>© 2019</footer></body></html>`,
    );
  const linked = `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Envoys agree &amp; leave","author":[{"name":"Given Surname"},{"name":"Other Name"}],"datePublished":"2019-03-04T22:10:00Z","publisher":{"name":"The Harbour Herald"}}]}</script>`;

  it('gives its paragraphs in order, with captions and subheads, without navigation', async () => {
    const document = await readBytes(
      page(
        linked,
        `<h1>Envoys agree &amp; leave</h1><p>By Given Surname and Other Name</p><figure><img src="a.jpg"><figcaption>Trucks wait at the crossing.</figcaption></figure><p>GENEVA &mdash; ${PARAGRAPH}</p><p>${PARAGRAPH}</p><h2>What comes next</h2><ul><li>Observers arrive on 10 March.</li></ul><p>${PARAGRAPH}<script>alert(1)</script></p><p><a href="/x">Read more: How the talks broke down</a></p>`,
      ),
      { name: 'a.html' },
    );
    const body = PARAGRAPH.trim();
    expect(regionsOf(document)).toEqual([
      ['title', 'Envoys agree & leave'],
      ['byline', 'By Given Surname and Other Name'],
      ['caption', 'Trucks wait at the crossing.'],
      ['dateline', 'GENEVA —'],
      ['body', body],
      ['body', body],
      ['heading', 'What comes next'],
      ['body', 'Observers arrive on 10 March.'],
      ['body', body],
      ['boilerplate', 'Read more: How the talks broke down'],
    ]);
    expect(document).toMatchObject({
      title: 'Envoys agree & leave',
      authors: ['Given Surname', 'Other Name'],
      date: '2019-03-04',
      publisher: 'The Harbour Herald',
      language: 'en',
    });
    expect(document.origins).toEqual({
      title: 'markup',
      authors: 'markup',
      date: 'markup',
      publisher: 'markup',
      language: 'markup',
    });
  });

  it.each<[string, string, Partial<Document>]>([
    [
      'OpenGraph',
      '<meta property="og:title" content="Envoys agree | The Herald"><meta property="og:site_name" content="The Herald"><meta property="article:published_time" content="2019-03-04"><meta name="author" content="By Given Surname and Other Name">',
      { title: 'Envoys agree', publisher: 'The Herald', date: '2019-03-04', authors: ['Given Surname', 'Other Name'] },
    ],
    [
      'Dublin Core',
      '<meta name="DC.title" content="Envoys agree"><meta name="DC.creator" content="Given Surname"><meta name="DC.creator" content="Other Name"><meta name="DC.date" content="2019-03-04">',
      { title: 'Envoys agree', authors: ['Given Surname', 'Other Name'], date: '2019-03-04' },
    ],
    [
      'a broken JSON-LD',
      '<script type="application/ld+json">{"headline": </script><title>Envoys agree</title>',
      { title: 'Envoys agree', authors: [] },
    ],
    [
      'an author that is an address',
      '<meta property="article:author" content="https://example.org/given"><title>Envoys agree</title>',
      { authors: [] },
    ],
    ['a compact date', '<meta name="pubdate" content="20190304"><title>Envoys agree</title>', { date: '2019-03-04' }],
  ])('is described by %s', async (_, head, expected) => {
    expect(await readBytes(page(head, `<p>${PARAGRAPH}</p><p>${PARAGRAPH}</p>`), { name: 'a.html' })).toMatchObject(
      expected,
    );
  });

  it('reads time and rel=author in the text', async () => {
    const document = await readBytes(
      page(
        '<title>Envoys agree</title>',
        `<a rel="author" href="/given">Given Surname</a> <time datetime="2019-03-04T10:00">4 March</time><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p>`,
      ),
      { name: 'a.html' },
    );
    expect(document).toMatchObject({ authors: ['Given Surname'], date: '2019-03-04' });
  });

  it.each([
    ['deeply nested', `<html>${'<div>'.repeat(100_000)}${PARAGRAPH}`],
    ['full of brackets', `<html>${'<'.repeat(200_000)} ${PARAGRAPH}`],
    ['full of quotes', `<html><a ${'"'.repeat(200_000)}>${PARAGRAPH}`],
    ['with null bytes', `<html><p>\0${PARAGRAPH}\0</p>`],
    ['with unclosed comments', `<html><p>${PARAGRAPH}</p>${'<!--'.repeat(50_000)}`],
    ['with many paragraphs', `<html>${`<p>${PARAGRAPH}</p>`.repeat(20_000)}`],
  ])('does not fail when it is %s', async (_, html) => {
    const document = await readBytes(utf8(html), { name: 'a.html' });
    expect(document.text).toContain(PARAGRAPH.trim());
  });
});

describe('a PDF', () => {
  it('is read without running heads, page numbers and the hyphens of line breaks', async () => {
    const page = (
      number: number,
      lines: Parameters<typeof tinyPdf>[0][number],
    ): Parameters<typeof tinyPdf>[0][number] => [
      { text: `The Harbour Herald ${number}`, x: 72, y: 770 },
      ...lines,
      { text: String(number), x: 300, y: 30 },
    ];
    const bytes = tinyPdf(
      [
        page(1, [
          { text: 'Envoys agree on a corridor', x: 72, y: 730, size: 20 },
          ...column(['By Given Surname'], 72, 710),
          ...column(
            [
              'The ministers agreed on Monday to withdraw their govern-',
              'ment troops and every anti-missile battery. The President,',
              'Moon Jae-',
              'in, and the envoys in the room welcomed the missile clause',
            ],
            72,
            690,
          ),
        ]),
        page(2, column(['and the inspection of all sites.'], 72, 700)),
      ],
      {
        trailer: '/Info 100 0 R',
        objects: ['<< /Title (Microsoft Word - draft.doc) /CreationDate (D:20180502080000Z) >>'],
      },
    );
    const document = await readBytes(bytes, { name: 'a.pdf' });
    expect(regionsOf(document)).toEqual([
      ['title', 'Envoys agree on a corridor'],
      ['byline', 'By Given Surname'],
      [
        'body',
        'The ministers agreed on Monday to withdraw their government troops and every anti-missile battery. The President, Moon Jae-in, and the envoys in the room welcomed the missile clause and the inspection of all sites.',
      ],
    ]);
    expect(document).toMatchObject({ authors: ['Given Surname'], date: '2018-05-02', origins: { date: 'file' } });
  });

  it('in two columns is read one column after the other', async () => {
    const left = Array.from({ length: 12 }, (_, i) => `left line ${i} of the talks on the river and the`);
    const right = Array.from({ length: 12 }, (_, i) => `right line ${i} of the talks on the border and a`);
    // Printed line by line across the page, as some programs do.
    const lines = left.flatMap((text, i) => [
      { text, x: 60, y: 700 - i * 12 },
      { text: right[i] ?? '', x: 330, y: 700 - i * 12 },
    ]);
    const { text } = await readBytes(
      tinyPdf([[{ text: 'Ministers weigh a longer ceasefire on the river', x: 60, y: 740, size: 18 }, ...lines]]),
      { name: 'a.pdf' },
    );
    expect(text.indexOf('left line 11')).toBeLessThan(text.indexOf('right line 0'));
    expect(text.indexOf('left line 0')).toBeGreaterThan(text.indexOf('ceasefire'));
  });
});

describe('a Word document', () => {
  it('is read by its styles and by its head', async () => {
    const bytes = tinyDocx(
      [
        ['Envoys agree on a corridor', 'Title'],
        'By Given Surname',
        '5 May 2018',
        PARAGRAPH,
        'What comes next',
        PARAGRAPH,
      ],
      '<dc:title>Another title of it</dc:title><dc:creator>Third Name</dc:creator><dcterms:created>2018-01-02T08:00:00Z</dcterms:created>',
    );
    const document = await readBytes(bytes, { name: 'a.docx' });
    expect(document).toMatchObject({
      title: 'Envoys agree on a corridor',
      authors: ['Given Surname'],
      date: '2018-05-05',
    });
    expect(regionsOf(document).map(([kind]) => kind)).toEqual(['title', 'byline', 'date', 'body', 'heading', 'body']);
  });

  it('is described by its properties where its text says nothing', async () => {
    const bytes = tinyDocx(
      [PARAGRAPH, PARAGRAPH],
      '<dc:title>Notes on the river</dc:title><dc:creator>Third Name</dc:creator>',
    );
    expect(await readBytes(bytes, { name: 'a.docx' })).toMatchObject({
      title: 'Notes on the river',
      authors: ['Third Name'],
      origins: { title: 'file', authors: 'file' },
    });
  });
});

describe('a date in the name of a file', () => {
  it.each([
    ['news/2017-07-06_talks.txt', '2017-07-06'],
    ['20170706.txt', '2017-07-06'],
    ['talks-20171345.txt', undefined],
  ])('%s', async (name, date) => {
    const document = await readBytes(utf8(PARAGRAPH), { name });
    expect([document.date, document.origins.date]).toEqual([date, date && 'file']);
  });
});

it('gives the same document for the same bytes', async () => {
  const bytes = utf8(`Envoys meet\n\nBy Given Surname\n\n${PARAGRAPH}`);
  expect(JSON.stringify(await readBytes(bytes, { name: 'a.txt' }))).toBe(
    JSON.stringify(await readBytes(bytes, { name: 'a.txt' })),
  );
});
