import { describe, expect, it } from 'vitest';
import { readLinkedData } from './linked-data.ts';

describe('JSON-LD of a page', () => {
  it('tells title, authors, day, publisher and language', () => {
    const article = {
      '@type': 'NewsArticle',
      headline: 'Envoys meet &amp; part',
      author: [{ '@type': 'Person', name: 'Given Surname' }],
      datePublished: '2017-07-06T10:00:00Z',
      publisher: { name: 'The Daily Herald' },
      inLanguage: 'en-GB',
    };
    expect(readLinkedData(JSON.stringify(article))).toEqual({
      title: 'Envoys meet & part',
      authors: ['Given Surname'],
      date: '2017-07-06',
      publisher: 'The Daily Herald',
      language: 'en',
    });
  });

  it('is believed where its type is most specific; others fill gaps', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', name: 'Home', inLanguage: 'en' },
        { '@type': 'NewsArticle', headline: 'Envoys meet' },
      ],
    };
    expect(readLinkedData(JSON.stringify(graph))).toEqual({ title: 'Envoys meet', language: 'en' });
  });

  it('says nothing where it is broken or describes no piece of writing', () => {
    expect(readLinkedData('{"@type": "NewsArticle", ')).toEqual({});
    expect(readLinkedData('{"@type": "Person", "name": "Given Surname"}')).toEqual({});
  });
});
