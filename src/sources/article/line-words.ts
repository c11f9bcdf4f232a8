/** Words by which lines around a report are known. All lists are in plain spelling; {@link oneOf} makes patterns of them. */

/**
 * A pattern that matches any of some words: a space stands for any white space, an apostrophe for either of its shapes.
 * @example new RegExp(`^(?:${oneOf(['top story', 'u.s.'])})$`, 'i').test('Top  story') // true
 */
export function oneOf(words: readonly string[]): string {
  return words
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/ /g, '\\s+')
        .replace(/'/g, "['’]"),
    )
    .join('|');
}

const list = (words: string): readonly string[] => words.split(/\s*,\s*/);

/** Last words of the names of newspapers, agencies and sites. */
export const PUBLISHER_ENDINGS = list(
  'News, NEWS, Times, TIMES, Post, POST, Herald, HERALD, Tribune, TRIBUNE, Journal, JOURNAL, Guardian, GUARDIAN, Daily, Gazette, GAZETTE, Telegraph, TELEGRAPH, Magazine, Review, Observer, Agency, Press, PRESS, Chronicle, Standard, Mail, Express, Courier, Monitor, Globe, Independent, Economist, Diplomat, Reuters, REUTERS, BBC, BBC News, CNN, Al Jazeera, Politico, POLITICO, Bloomberg, Online',
);

/** Sections of a paper and kinds of article, as they stand above a title. */
export const SECTIONS = list(
  'opinion, opinions, op-ed, oped, analysis, news analysis, world, world news, politics, news, breaking, breaking news, editorial, editorials, exclusive, commentary, asia, asia pacific, asia-pacific, europe, middle east, africa, americas, latin america, international, national, business, economy, market, markets, interview, explainer, explainers, feature, features, special report, live, report, press release, latest, top story, top stories, defence, defense, security, diplomacy, foreign policy, perspective, perspectives, insight, insights, voices, briefing, blog, blogs, us, u.s, us., u.s., us news, u.s news, us. news, u.s. news, uk, uk news, china, russia, japan, india, home, technology, science, health, environment, energy, column, comment, essay, update, updated, developing, just in, for immediate release',
);

/** Openings of a list of links to other pieces. */
export const LINK_LIST_OPENINGS = list(
  "related, recommended, trending, most read, most popular, most viewed, more from, more on, more in, more stories, more news, more coverage, read more, read next, read also, you may like, you may also like, you might like, you might also like, also read, also on, also in, see also, further reading, up next, editor picks, editors picks, editor's picks, editors' picks, popular, latest news, latest stories, what to read next, comments, top stories",
);

/** Opening words of names of places that have the shape of a person's ("New Delhi"). */
export const PLACE_OPENINGS = list(
  'new, south, north, west, east, saint, st, san, santa, los, las, hong, tel, united, saudi, white, red, black, middle, latin, central, world, asia, sri, el, la, le, port, cape, fort, mount, great, european, kuala, buenos, rio, addis, phnom, abu, dar, costa, puerto, sierra, burkina, ivory, papua, panmunjom',
);

/** Labels in capitals that have the shape of a dateline with a colon. */
export const ALERTS = list('UPDATE, BREAKING, NOTE, WATCH, CORRECTION, EXCLUSIVE, WARNING, ANALYSIS, OPINION');

/** Abbreviations whose full stop ends no sentence. */
export const STOPPED = list('Mr, Mrs, Ms, Dr, St, Gen, Sen, Rep, Gov, vs, No');

/** Words that make a capitalised phrase a role, a body or a place of work, and so no person's name. */
export const ROLE_WORDS = list(
  'correspondent, correspondents, editor, editors, editorial, reporter, reporters, writer, writers, professor, prof, lecturer, staff, fellow, analyst, analysts, bureau, chief, director, directors, columnist, columnists, contributor, contributors, contributing, researcher, researchers, scholar, associate, assistant, senior, political, diplomatic, defence, defense, foreign, international, affairs, policy, world, news, newspaper, times, post, herald, tribune, journal, guardian, daily, press, agency, agencies, media, service, network, radio, television, magazine, review, reuters, afp, ap, xinhua, tass, bloomberg, university, college, institute, institution, school, centre, center, council, foundation, committee, ministry, minister, secretary, president, ambassador, senator, general, colonel, admiral, department, special, team, desk, board, photograph, photographs, photo, photos, graphic, graphics, video, exclusive, update, updated, published, former, co-founder, cofounder, founder, chair, chairman, chairwoman, head, member, blogger, author, guest, intern, in, at, of, for, from, to, with, on',
);

/** Last words of bodies that sign a report in place of a person. */
export const SIGNING_BODIES = list(
  'board, staff, desk, team, reuters, afp, ap, press, xinhua, tass, yonhap, agency, agencies, bureau, newsroom, news, times, post, service, bloomberg, editors, correspondents, network, online, report, contributors',
);

/** What an author's note says that he or she is or does. */
export const AUTHOR_ROLES = list(
  'author, professor, fellow, correspondent, editor, columnist, lecturer, scholar, analyst, contributor, reporter, journalist, researcher, writer, teaches, covers',
);

/** Months and days of the week, but for May, which is a name too. */
export const CALENDAR_WORDS = list(
  'january, february, march, april, june, july, august, september, october, november, december, monday, tuesday, wednesday, thursday, friday, saturday, sunday',
);

/** Small words inside names from many languages. */
export const NAME_PARTICLES = list(
  'de, da, di, do, dos, du, del, della, der, den, des, van, von, vom, zu, zum, ter, ten, te, la, le, el, al, bin, ibn, bint, ben, abu, y, e',
);

/** Whom a credit under a picture names. */
export const PICTURE_AGENCIES = list(
  'Reuters, AP, AFP, EPA, EPA-EFE, EFE, Getty, Getty Images, TASS, Sputnik, Xinhua, Yonhap, KCNA, Kyodo, Bloomberg, Shutterstock, iStock, Alamy, Anadolu, Anadolu Agency, dpa, PTI, ANI, UPI, Corbis, Pool, NurPhoto, SIPA, Zuma, Zuma Press, Wikimedia, Wikimedia Commons, Creative Commons, Handout, AP Photo, Associated Press',
);

/** Words on the buttons and menus of a page. */
export const BUTTONS = list(
  'share, shares, sharing, tweet, x, mail, email, e-mail, facebook, fb, twitter, linkedin, linked-in, whatsapp, whats-app, reddit, telegram, pinterest, tumblr, flipboard, pocket, messenger, line, weibo, wechat, vk, viber, skype, bluesky, threads, mastodon, instagram, youtube, google, google+, print, save, copy, copy link, link copied, link copied!, link, bookmark, comment, comments, like, listen, aa, rss, subscribe, follow, follow us, more, close, menu, search, home, sign in, login, log in, gift, gift this article, sms, text size, a-, a+, skip, next, previous, prev, reply, report',
);
