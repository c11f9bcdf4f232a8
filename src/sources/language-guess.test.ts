import { describe, expect, it } from 'vitest';
import { guessLanguage } from './language-guess.ts';

describe('the guess of a language', () => {
  it.each([
    [
      'es',
      'El presidente dijo que no hay más tiempo para las negociaciones y que los ministros se reunirán en Ginebra el lunes.',
    ],
    [
      'de',
      'Der Minister sagte, dass die Verhandlungen nicht weitergehen und dass man sich am Montag in Genf trifft, um über die Grenze zu sprechen.',
    ],
    [
      'fr',
      'LE MINISTRE A DIT QUE LES DEUX PAYS SE RETROUVENT À GENÈVE POUR PARLER DE LA FRONTIÈRE ET DU COMMERCE AVEC LES VOISINS.',
    ],
    ['en', 'The minister said that the talks would go on and that both sides were to meet in Geneva on Monday.'],
  ])('knows %s by its function words', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it.each([
    [
      'Spanish',
      'Juan de la Cruz\nMaría del Carmen Ortiz y Vega\nJosé de los Santos\nPedro de las Casas\nLos Angeles\n',
    ],
    ['Dutch', 'Jan van der Berg\nPiet van den Bosch\nKees de Vries\nAnna ten Brink\nHans in het Veld\n'],
    ['German', 'Otto von Bismarck, Karl von und zu Guttenberg, Hans im Glück, Fritz zur Mühlen, Max am Ende, '],
    ['Portuguese', 'José da Silva e Souza; Maria dos Santos; João de Deus; Ana das Neves; Pedro do Carmo e Melo; '],
  ])('takes a long list of %s names for no language', (_, names) => {
    expect(guessLanguage(names.repeat(20))).toBeUndefined();
  });
});
