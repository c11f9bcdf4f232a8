import { BUTTONS, oneOf, PICTURE_AGENCIES } from './line-words.ts';

/** A form of a whole line that belongs to the page and not to the report; `example` runs as a test. */
export interface LineForm {
  readonly name: string;
  readonly form: RegExp;
  readonly example: string;
}

const BUTTON = `(?:${oneOf(BUTTONS)})`;
const BUTTON_ROW = new RegExp(
  `^[\\s•·|/*◦▪+-]*${BUTTON}(?:[\\s•·|/,*◦▪:+-]+(?:on |via |by |to |this(?: article| story)? )*${BUTTON})*[\\s•·|/*:!.]*$`,
  'i',
);

/** Lines that are page furniture wherever they stand. Each must describe the whole line, not words that a report may use. */
export const FURNITURE: readonly LineForm[] = [
  {
    name: 'marks alone',
    form: /^[\s•·|/*◦▪_=~#\-–—]+$/,
    example: '* * *',
  },
  {
    name: 'counts',
    form: /^(?:\W*\d[\d.,]*\s*[km]?\s*)?(?:comments?|shares?|views?|likes?|retweets?|reads?)\b\W*(?:\(?\d[\d.,]*\s*[km]?\)?)?$/i,
    example: '12 Comments',
  },
  {
    name: 'buttons to share',
    form: /^(?:share|tweet|e-?mail|print|save)\s+(?:this|on|via|to|the)\b.{0,50}$/i,
    example: 'Share this on social media',
  },
  {
    name: 'buttons to comment',
    form: /^(?:leave|post|write|add|join|view|show|hide|read|see)\s+(?:a\s+|an\s+|all\s+|the\s+)?(?:\d+\s+)?(?:comments?|reply|conversation)\b.{0,30}$/i,
    example: 'Leave a comment',
  },
  {
    name: 'advertisements',
    form: /^(?:advertisements?|ad|sponsored(?:\s+content)?|promoted(?:\s+content)?|paid\s+(?:post|content)|story\s+continues(?:\s+below)?(?:\s+(?:this\s+)?advertisement)?|continue\s+reading(?:\s+(?:below|the\s+main\s+story))?|article\s+continues\s+(?:below|after).{0,40}|scroll\s+(?:down\s+)?(?:to|for).{0,40}|skip\s+(?:to|past).{0,40}|report\s+this\s+ad)\W*$/i,
    example: 'Story continues below advertisement',
  },
  {
    name: 'a link to another piece behind a label',
    form: /^[►▶»>•\s-]*(?:read|see|learn|find\s+out|watch|listen|view|check\s+out|related|recommended|more)(?:\s+(?:more|also|next|now|out|here))?\s*(?:[:：»]|\s[-–—]\s).{0,200}$/i,
    example: 'Read more: Envoys meet in Geneva',
  },
  {
    name: 'a link that says no more',
    form: /^(?:read|see|view)\s+(?:more|also|next|full\s+(?:article|story))(?:\s+(?:about|on|from|at|in|here)\b.{0,80})?\W*$/i,
    example: 'Read full article',
  },
  {
    name: 'openings of lists of links',
    form: /^(?:related|recommended|trending|most\s+(?:read|popular|viewed|shared)|popular|latest|more|top)\s*(?:news|stories|articles|topics|tags|posts|links|content|coverage|videos?|reading|headlines|(?:on|from|in)\s+(?:this|the|our)\s+.{1,40})?\W*$/i,
    example: 'Most read stories',
  },
  {
    name: 'fields of databases',
    form: /^(?:tags?|topics?|keywords?|categor(?:y|ies)|filed\s+under|sections?|subjects?|length|word\s+count|load-date|document-type|publication-type|language|isbn|issn|doi|url|link|permalink|proquest.{0,30}|database|copyright|credit|graphic|classification|industry|geographic|organization|person|company|ticker|journal\s+code|source\s+type|place\s+of\s+publication|country\s+of\s+publication|last\s+updated|publication\s+(?:year|subject|info))\s*[:：].{0,300}$/i,
    example: 'Word count: 812',
  },
  {
    name: 'labels of databases',
    form: /^(?:full\s+text|abstract|body|end\s+of\s+document|view\s+original|original\s+link|highlight|text|story|translate|headline)\s*[.:]?$/i,
    example: 'End of document',
  },
  {
    name: 'whom to follow',
    form: /^(?:please\s+)?(?:follow|like|find|join|connect\s+with|contact|visit)\s+(?:us|our|me|the\s+author|him|her|[A-Za-zÀ-ɏḀ-ỿ.'’-]+(?:\s[A-Za-zÀ-ɏḀ-ỿ.'’-]+){0,3})\s+(?:on|at|in|via|through|@|page)\b.{0,120}$/i,
    example: 'Follow us on Facebook',
  },
  {
    name: 'whom to write to',
    form: /^(?:follow|contact|write\s+to|e-?mail|reach)\s+.{0,80}(?:\s@\w|\bon\s+(?:twitter|x|facebook|instagram|linkedin)\b|\bat\s+\S+@\S+).{0,80}$/i,
    example: 'Contact the newsroom at desk@herald.example',
  },
  {
    name: 'an address behind a label',
    form: /^(?:twitter|x|facebook|instagram|e-?mail|tel|phone|fax|telephone|website|web|contact)\s*[:：]?\s*(?:@\w+|https?:\S+|www\.\S+|\S+@\S+\.\w+|\+?[\d\s().-]{7,})\W*$/i,
    example: 'Twitter: @herald',
  },
  {
    name: 'an address',
    form: /^(?:@\w{2,30}|https?:\/\/\S+|www\.\S+|\S+@\S+\.\w{2,})$/i,
    example: 'www.herald.example',
  },
  {
    name: 'asking to sign in',
    form: /^\W*(?:sign|log)\s+(?:up|in)\b.{0,160}$/i,
    example: 'Sign up for our briefing',
  },
  {
    name: 'asking to subscribe',
    form: /^(?:please\s+)?subscribe\b.{0,160}$/i,
    example: 'Please subscribe to read on',
  },
  {
    name: 'newsletters to get',
    form: /^(?:get|receive|want|never\s+miss|don['’]t\s+miss|stay\s+(?:informed|up\s+to\s+date|connected|ahead))\b.{0,120}\b(?:newsletter|inbox|e-?mails?|alerts?|notifications?|updates|app|subscription|briefing)\b.{0,80}$/i,
    example: 'Get the news in your inbox',
  },
  {
    name: 'newsletters',
    form: /^.{0,120}\b(?:our|free|daily|weekly)\s+(?:[A-Za-zÀ-ɏḀ-ỿ-]+\s+){0,3}newsletters?\b.{0,80}$/i,
    example: 'Our free weekly newsletter',
  },
  {
    name: 'asking for money',
    form: /^(?:support|donate\s+to|fund)\s+(?:us|our|independent|quality|free|public\s+interest)\b.{0,80}$|^(?:donate|support\s+us|become\s+a\s+(?:member|subscriber|supporter|patron))\b.{0,20}$/i,
    example: 'Support our journalism',
  },
  {
    name: 'apps',
    form: /^(?:download|install)\s+(?:the|our)\b.{0,80}\bapps?\b.{0,60}$/i,
    example: 'Download our free app',
  },
  {
    name: 'copyright',
    form: /^(?:©|\([Cc]\)|(?:Copyright|COPYRIGHT|copyright)(?:\s+(?:©|\([Cc]\)))?)\s*(?:\d{4}\b|by\s+[A-ZÀ-ÞĀ-ɏ]|[A-ZÀ-ÞĀ-ɏ]).{0,250}$/,
    example: '© 2017 The Daily Herald',
  },
  {
    name: 'copyright behind a name',
    form: /^.{0,60}©\s*(?:\d{4}\b|[A-ZÀ-ÞĀ-ɏ]).{0,100}$/,
    example: 'The Daily Herald © 2017',
  },
  {
    name: 'rights',
    form: /^(?:all|some)\s+rights\s+reserved\b.{0,120}$/i,
    example: 'All rights reserved.',
  },
  {
    name: 'rights behind a name',
    form: /^.{0,160}\ball\s+rights\s+reserved\W*$/i,
    example: 'The Daily Herald, all rights reserved',
  },
  {
    name: 'what may not be copied',
    form: /^.{0,80}\b(?:this\s+|the\s+)?(?:material|article|content|document|report|text|story|it)\s+(?:may|can|must)\s*not\s+be\s+(?:published|reproduced|copied|republished|redistributed)\b.{0,200}$/i,
    example: 'This material may not be published or rewritten',
  },
  {
    name: 'where it appeared',
    form: /^(?:this|the)\s+(?:article|story|essay|column|piece|interview|post|commentary|op-ed|content|report|text|transcript|analysis)\s+(?:(?:was|is|has\s+been)\s+)?(?:(?:first|originally|previously|also)\s+)?(?:published|appeared|appears|ran|posted|re-?published|reprinted|adapted|excerpted|produced|syndicated|translated|reproduced|licensed|part)\s+(?:(?:here|online|\d{1,2}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)\s+)?(?:in|on|at|by|from|with|under|of\s+(?:a|the|our)\s+series)\b.{0,260}$/i,
    example: 'This article was first published in The Daily Herald',
  },
  {
    name: 'where it comes from',
    form: /^(?:(?:first|originally)\s+published|reprinted|republished|reproduced|translated)\s+(?:in|on|at|by|from|with|here)\b.{0,200}$/i,
    example: 'Reprinted with permission',
  },
  {
    name: 'a version in print',
    form: /^a\s+version\s+of\s+this\s+(?:article|story|column|essay|piece|op-ed)\b.{0,260}$/i,
    example: 'A version of this article appeared in print',
  },
  {
    name: 'cookies',
    form: /^(?:we|this\s+(?:site|website|page))\s+uses?\s+cookies\b.{0,400}$/i,
    example: 'We use cookies to make this site better',
  },
  {
    name: 'consent to cookies',
    form: /^.{0,160}\bcookies?\b.{0,80}\b(?:consent|policy|preferences|settings|experience|accept)\b.{0,200}$/i,
    example: 'Our cookie policy has changed',
  },
  {
    name: 'buttons about cookies',
    form: /^(?:accept|reject|manage)\s+(?:all\s+)?(?:cookies|preferences).{0,40}$/i,
    example: 'Accept all cookies',
  },
  {
    name: 'terms of the site',
    form: /^(?:privacy|cookie)\s+(?:policy|notice|settings|statement)\b.{0,80}$|^terms\s+(?:of|and)\s+(?:use|service|conditions)\b.{0,80}$/i,
    example: 'Terms of use',
  },
  {
    name: 'whose views it gives',
    form: /^(?:the\s+)?(?:views|opinions)(?:\s+and\s+opinions)?\s+expressed\b.{0,160}\b(?:authors?['’]?s?|own|not\s+necessarily|do(?:es)?\s+not\s+(?:necessarily\s+)?(?:reflect|represent))\b.{0,160}$/i,
    example: 'The views expressed are the author’s own',
  },
  {
    name: 'credits in brackets',
    form: /^\(\s*(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Rr]eported)\s+by\b.{0,300}$/,
    example: '(Reporting by Given Surname; editing by Other Name)',
  },
  {
    name: 'credits',
    form: /^(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Rr]eported)\s+by\s(?:[A-ZÀ-ÞĀ-ɏ][^\s;,]*|and|in|by|with|at|for|of|the|de|van|von|al|editing|writing|reporting|additional|compiled|translation|[;,&/\s])+$/,
    example: 'Reporting by Given Surname in Geneva',
  },
  {
    name: 'who helped',
    form: /^\(?(?:with\s+)?(?:inputs?|contributions?|additional\s+(?:reporting|material|information))\s+(?:from|by)\b.{0,120}$/i,
    example: 'With inputs from agencies',
  },
  {
    name: 'who helped, behind a label',
    form: /^contributing\s*[:：].{0,200}$/i,
    example: 'Contributing: Given Surname',
  },
  {
    name: 'who helped, behind the names',
    form: /^.{0,160}\bcontributed\s+(?:to\s+this\s+(?:report|article|story|post|dispatch)|reporting|research)\b.{0,120}$/i,
    example: 'Given Surname contributed to this report',
  },
  {
    name: 'notes of the editor',
    form: /^(?:\(|\[|\*|—|-)?\s*editors?['’]?s?\s+note\s*[:：—-].{0,600}$/i,
    example: 'Editor’s note: the name of the river was corrected.',
  },
  {
    name: 'where it was found',
    form: /^h\/t\s*[:：].{0,100}$|^\(?(?:via|source|sources)\s*[:：].{0,120}$/i,
    example: 'Source: The Daily Herald',
  },
  {
    name: 'labels of pictures',
    form: /^(?:image|photo|video|getty|media)\s+(?:source|caption|credit)\W*$/i,
    example: 'Image caption',
  },
  {
    name: 'labels of media',
    form: /^(?:video|audio|photos?|gallery|slideshow|infographic|graphic|map|live|podcast|playback|transcript)\s*[:：]?\s*\W*$/i,
    example: 'Video:',
  },
  {
    name: 'what to click',
    form: /^(?:click|tap)\s+(?:here|on|to)\b.{0,160}$/i,
    example: 'Click here for the map',
  },
  {
    name: 'what to listen to',
    form: /^(?:listen|watch)(?:\s+to\s+this\s+(?:article|story)|\s+live)?\s*(?:[·|•]\s*)?(?:\d+\s*(?:min|minutes|:\d\d).{0,20})?$/i,
    example: 'Listen to this article · 4 min',
  },
  {
    name: 'time to read, age',
    form: /^(?:\d+\s*(?:min(?:ute)?s?|hours?|days?|weeks?)\s+(?:read|ago)|estimated\s+reading\s+time.{0,30}|reading\s+time.{0,30})\W*$/i,
    example: '4 min read',
  },
  {
    name: 'numbers of pages',
    form: /^(?:page|p\.)\s*\d+(?:\s*(?:of|\/)\s*\d+)?$|^-?\s*\d{1,4}\s*-?$/i,
    example: 'Page 2 of 3',
  },
  {
    name: 'about the author',
    form: /^(?:about\s+the\s+authors?|author\s+bio(?:graphy)?|contact\s+(?:the\s+)?(?:author|us|reporter).{0,60}|more\s+(?:by|from)\s+.{1,60}|view\s+(?:profile|author).{0,40}|see\s+all\s+(?:stories|articles).{0,40})\W*$/i,
    example: 'About the author',
  },
  {
    name: 'asking for tips',
    form: /^(?:do\s+you\s+have|got|have)\s+a\s+(?:tip|story|question|correction)\b.{0,160}$|^send\s+(?:us\s+)?(?:tips?|feedback|corrections|letters)\b.{0,120}$/i,
    example: 'Do you have a tip for us?',
  },
  {
    name: 'scripts to turn on',
    form: /^(?:enable|turn\s+on|please\s+enable|you\s+need\s+to\s+enable)\s+javascript\b.{0,160}$/i,
    example: 'Please enable JavaScript',
  },
  {
    name: 'a time of day',
    form: /^\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?$/i,
    example: '14:05 GMT',
  },
  {
    name: 'end of the text',
    form: /^(?:ENDS?|#{3}|-30-|XXX|\*{3}|\(END\)|\(ENDS\))$/,
    example: 'ENDS',
  },
];

/** Whether a whole paragraph is page furniture: share buttons, pleas, links to other pieces, copyright and credit lines. */
export function isBoilerplate(paragraph: string): boolean {
  if (paragraph.length > 700) return false;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  if (line.length <= 120 && BUTTON_ROW.test(line)) return true;
  return FURNITURE.some(({ form }) => form.test(line));
}

const AGENCY = oneOf(PICTURE_AGENCIES);
/** Captions and credits of pictures; each describes a whole line, or its end where brackets make it plain. */
export const CAPTIONS: readonly LineForm[] = [
  {
    name: 'a label of a picture',
    form: /^[([]?\s*(?:(?:ap|file|afp|reuters|stock|pool|handout|staff|courtesy|archive|cover|lead|main|featured?|top)\s+)?(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphics?|cartoon|photo\s*illustration)\s*(?:credits?|source|caption)?\s*(?:by\b|[:：]|©|courtesy\b|from\b|via\b).{0,300}$/i,
    example: 'AP Photo: Envoys on the bridge',
  },
  {
    name: 'a credit behind a label',
    form: /^[([]?\s*(?:photo\s+)?(?:credits?|caption|photographer|courtesy(?:\s+of)?)\s*[:：].{0,300}$/i,
    example: 'Credit: Given Surname',
  },
  {
    name: 'from the archive',
    form: /^(?:file|archive)\s*(?:photo|picture|image|pic)?\s*[-–—:：(].{0,500}$/i,
    example: 'File photo: the old bridge',
  },
  {
    name: 'from the archive, in capitals',
    form: /^(?:FILE|HANDOUT)\b.{0,20}\b(?:photo|picture|image)\b.{0,500}$/,
    example: 'FILE - In this photo, envoys cross the bridge',
  },
  {
    name: 'a credit in brackets at the end',
    form: /[([](?:AP\s+Photo|Photo|Image|Photograph|Picture|Credit|Getty\s+Images|Photo\s+(?:credit|by|courtesy)[^)\]]*)[^)\]]{0,100}[)\]]\.?$/i,
    example: 'Envoys cross the bridge (AP Photo)',
  },
  {
    name: 'a name and an agency in brackets at the end',
    form: new RegExp(`[([][^)\\]]{0,60}/\\s?(?:${AGENCY})(?:\\s+via\\s+[^)\\]]{1,30})?[)\\]]\\.?$`, 'i'),
    example: 'Envoys cross the bridge (Given Surname/Reuters)',
  },
  {
    name: 'a name and an agency',
    form: new RegExp(
      `^(?=.{0,80}$)[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ\\s.'’,-]{2,60}\\s?/\\s?(?:${AGENCY})(?:\\s*/\\s*[A-Za-zÀ-ɏḀ-ỿ\\s]+)?(?:\\s+via\\s+[A-Za-zÀ-ɏḀ-ỿ\\s]{1,30})?\\.?$`,
    ),
    example: 'Given Surname/Getty Images',
  },
  {
    name: 'copyright of an agency',
    form: /(?:©|\(c\))\s?(?:AFP|AP|Reuters|EPA|Getty\s+Images|TASS|Sputnik)\b.{0,60}$/i,
    example: 'The bridge at night © AFP',
  },
  {
    name: 'numbered figures',
    form: /^(?:figure|fig\.|chart|map|exhibit)\s*\d+\s*[.:：].{0,300}$/i,
    example: 'Figure 2: Levels of the river',
  },
];

/** Whether a whole paragraph is a picture's caption or credit. */
export function isCaption(paragraph: string): boolean {
  if (paragraph.length > 500) return false;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  return CAPTIONS.some(({ form }) => form.test(line));
}
