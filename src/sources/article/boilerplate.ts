const SHARE_WORD =
  '(?:share|shares|sharing|tweet|x|mail|e-?mail|facebook|fb|twitter|linked-?in|whats-?app|reddit|telegram|pinterest|tumblr|flipboard|pocket|messenger|line|weibo|wechat|vk|viber|skype|bluesky|threads|mastodon|instagram|youtube|google\\+?|print|save|copy(?: link)?|link copied!?|link|bookmark|comments?|like|listen|aa|rss|subscribe|follow(?: us)?|more|close|menu|search|home|sign in|log ?in|gift(?: this article)?|whatsapp|sms|text size|a-|a\\+|skip|next|previous|prev|reply|report)';
const SHARE_ROW = new RegExp(
  `^[\\s•·|/*◦▪+-]*(?:${SHARE_WORD})(?:[\\s•·|/,*◦▪:+-]+(?:on |via |by |to |this(?: article| story)? )*(?:${SHARE_WORD}))*[\\s•·|/*:!.]*$`,
  'i',
);

/** Lines that are page furniture wherever they stand. Each must describe the whole line, not words that a report may use. */
const FURNITURE: readonly RegExp[] = [
  /^[\s•·|/*◦▪_=~#\-–—]+$/,
  /^(?:\W*\d[\d.,]*\s*[km]?\s*)?(?:comments?|shares?|views?|likes?|retweets?|reads?)\b\W*(?:\(?\d[\d.,]*\s*[km]?\)?)?$/i,
  /^(?:share|tweet|e-?mail|print|save)\s+(?:this|on|via|to|the)\b.{0,50}$/i,
  /^(?:leave|post|write|add|join|view|show|hide|read|see)\s+(?:a\s+|an\s+|all\s+|the\s+)?(?:\d+\s+)?(?:comments?|reply|conversation)\b.{0,30}$/i,
  /^(?:advertisements?|ad|sponsored(?:\s+content)?|promoted(?:\s+content)?|paid\s+(?:post|content)|story\s+continues(?:\s+below)?(?:\s+(?:this\s+)?advertisement)?|continue\s+reading(?:\s+(?:below|the\s+main\s+story))?|article\s+continues\s+(?:below|after).{0,40}|scroll\s+(?:down\s+)?(?:to|for).{0,40}|skip\s+(?:to|past).{0,40}|report\s+this\s+ad)\W*$/i,
  /^[►▶»>•\s-]*(?:read|see|learn|find\s+out|watch|listen|view|check\s+out|related|recommended|more)(?:\s+(?:more|also|next|now|out|here))?\s*(?:[:：»]|\s[-–—]\s).{0,200}$/i,
  /^(?:read|see|view)\s+(?:more|also|next|full\s+(?:article|story))(?:\s+(?:about|on|from|at|in|here)\b.{0,80})?\W*$/i,
  /^(?:related|recommended|trending|most\s+(?:read|popular|viewed|shared)|popular|latest|more|top)\s*(?:news|stories|articles|topics|tags|posts|links|content|coverage|videos?|reading|headlines|(?:on|from|in)\s+(?:this|the|our)\s+.{1,40})?\W*$/i,
  /^(?:tags?|topics?|keywords?|categor(?:y|ies)|filed\s+under|sections?|subjects?|length|word\s+count|load-date|document-type|publication-type|language|isbn|issn|doi|url|link|permalink|proquest.{0,30}|database|copyright|credit|graphic|classification|industry|geographic|organization|person|company|ticker|journal\s+code|source\s+type|place\s+of\s+publication|country\s+of\s+publication|last\s+updated|publication\s+(?:year|subject|info))\s*[:：].{0,300}$/i,
  /^(?:full\s+text|abstract|body|end\s+of\s+document|view\s+original|original\s+link|highlight|text|story|translate|headline)\s*[.:]?$/i,
  /^(?:please\s+)?(?:follow|like|find|join|connect\s+with|contact|visit)\s+(?:us|our|me|the\s+author|him|her|[A-Za-zÀ-ɏḀ-ỿ.'’-]+(?:\s[A-Za-zÀ-ɏḀ-ỿ.'’-]+){0,3})\s+(?:on|at|in|via|through|@|page)\b.{0,120}$/i,
  /^(?:follow|contact|write\s+to|e-?mail|reach)\s+.{0,80}(?:\s@\w|\bon\s+(?:twitter|x|facebook|instagram|linkedin)\b|\bat\s+\S+@\S+).{0,80}$/i,
  /^(?:twitter|x|facebook|instagram|e-?mail|tel|phone|fax|telephone|website|web|contact)\s*[:：]?\s*(?:@\w+|https?:\S+|www\.\S+|\S+@\S+\.\w+|\+?[\d\s().-]{7,})\W*$/i,
  /^(?:@\w{2,30}|https?:\/\/\S+|www\.\S+|\S+@\S+\.\w{2,})$/i,
  /^\W*(?:sign|log)\s+(?:up|in)\b.{0,160}$/i,
  /^(?:please\s+)?subscribe\b.{0,160}$/i,
  /^(?:get|receive|want|never\s+miss|don['’]t\s+miss|stay\s+(?:informed|up\s+to\s+date|connected|ahead))\b.{0,120}\b(?:newsletter|inbox|e-?mails?|alerts?|notifications?|updates|app|subscription|briefing)\b.{0,80}$/i,
  /^.{0,120}\b(?:our|free|daily|weekly)\s+(?:[A-Za-zÀ-ɏḀ-ỿ-]+\s+){0,3}newsletters?\b.{0,80}$/i,
  /^(?:support|donate\s+to|fund)\s+(?:us|our|independent|quality|free|public\s+interest)\b.{0,80}$|^(?:donate|support\s+us|become\s+a\s+(?:member|subscriber|supporter|patron))\b.{0,20}$/i,
  /^(?:download|install)\s+(?:the|our)\b.{0,80}\bapps?\b.{0,60}$/i,
  /^(?:©|\([Cc]\)|(?:Copyright|COPYRIGHT|copyright)(?:\s+(?:©|\([Cc]\)))?)\s*(?:\d{4}\b|by\s+[A-ZÀ-ÞĀ-ɏ]|[A-ZÀ-ÞĀ-ɏ]).{0,250}$/,
  /^.{0,60}©\s*(?:\d{4}\b|[A-ZÀ-ÞĀ-ɏ]).{0,100}$/,
  /^(?:all|some)\s+rights\s+reserved\b.{0,120}$/i,
  /^.{0,160}\ball\s+rights\s+reserved\W*$/i,
  /^.{0,80}\b(?:this\s+|the\s+)?(?:material|article|content|document|report|text|story|it)\s+(?:may|can|must)\s*not\s+be\s+(?:published|reproduced|copied|republished|redistributed)\b.{0,200}$/i,
  /^(?:this|the)\s+(?:article|story|essay|column|piece|interview|post|commentary|op-ed|content|report|text|transcript|analysis)\s+(?:(?:was|is|has\s+been)\s+)?(?:(?:first|originally|previously|also)\s+)?(?:published|appeared|appears|ran|posted|re-?published|reprinted|adapted|excerpted|produced|syndicated|translated|reproduced|licensed|part)\s+(?:(?:here|online|\d{1,2}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)\s+)?(?:in|on|at|by|from|with|under|of\s+(?:a|the|our)\s+series)\b.{0,260}$/i,
  /^(?:(?:first|originally)\s+published|reprinted|republished|reproduced|translated)\s+(?:in|on|at|by|from|with|here)\b.{0,200}$/i,
  /^a\s+version\s+of\s+this\s+(?:article|story|column|essay|piece|op-ed)\b.{0,260}$/i,
  /^(?:we|this\s+(?:site|website|page))\s+uses?\s+cookies\b.{0,400}$/i,
  /^.{0,160}\bcookies?\b.{0,80}\b(?:consent|policy|preferences|settings|experience|accept)\b.{0,200}$/i,
  /^(?:accept|reject|manage)\s+(?:all\s+)?(?:cookies|preferences).{0,40}$/i,
  /^(?:privacy|cookie)\s+(?:policy|notice|settings|statement)\b.{0,80}$|^terms\s+(?:of|and)\s+(?:use|service|conditions)\b.{0,80}$/i,
  /^(?:the\s+)?(?:views|opinions)(?:\s+and\s+opinions)?\s+expressed\b.{0,160}\b(?:authors?['’]?s?|own|not\s+necessarily|do(?:es)?\s+not\s+(?:necessarily\s+)?(?:reflect|represent))\b.{0,160}$/i,
  /^\(\s*(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Rr]eported)\s+by\b.{0,300}$/,
  /^(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Rr]eported)\s+by\s(?:[A-ZÀ-ÞĀ-ɏ][^\s;,]*|and|in|by|with|at|for|of|the|de|van|von|al|editing|writing|reporting|additional|compiled|translation|[;,&/\s])+$/,
  /^\(?(?:with\s+)?(?:inputs?|contributions?|additional\s+(?:reporting|material|information))\s+(?:from|by)\b.{0,120}$/i,
  /^contributing\s*[:：].{0,200}$/i,
  /^.{0,160}\bcontributed\s+(?:to\s+this\s+(?:report|article|story|post|dispatch)|reporting|research)\b.{0,120}$/i,
  /^(?:\(|\[|\*|—|-)?\s*editors?['’]?s?\s+note\s*[:：—-].{0,600}$/i,
  /^h\/t\s*[:：].{0,100}$|^\(?(?:via|source|sources)\s*[:：].{0,120}$/i,
  /^(?:image|photo|video|getty|media)\s+(?:source|caption|credit)\W*$/i,
  /^(?:video|audio|photos?|gallery|slideshow|infographic|graphic|map|live|podcast|playback|transcript)\s*[:：]?\s*\W*$/i,
  /^(?:click|tap)\s+(?:here|on|to)\b.{0,160}$/i,
  /^(?:listen|watch)(?:\s+to\s+this\s+(?:article|story)|\s+live)?\s*(?:[·|•]\s*)?(?:\d+\s*(?:min|minutes|:\d\d).{0,20})?$/i,
  /^(?:\d+\s*(?:min(?:ute)?s?|hours?|days?|weeks?)\s+(?:read|ago)|estimated\s+reading\s+time.{0,30}|reading\s+time.{0,30})\W*$/i,
  /^(?:page|p\.)\s*\d+(?:\s*(?:of|\/)\s*\d+)?$|^-?\s*\d{1,4}\s*-?$/i,
  /^(?:about\s+the\s+authors?|author\s+bio(?:graphy)?|contact\s+(?:the\s+)?(?:author|us|reporter).{0,60}|more\s+(?:by|from)\s+.{1,60}|view\s+(?:profile|author).{0,40}|see\s+all\s+(?:stories|articles).{0,40})\W*$/i,
  /^(?:do\s+you\s+have|got|have)\s+a\s+(?:tip|story|question|correction)\b.{0,160}$|^send\s+(?:us\s+)?(?:tips?|feedback|corrections|letters)\b.{0,120}$/i,
  /^(?:enable|turn\s+on|please\s+enable|you\s+need\s+to\s+enable)\s+javascript\b.{0,160}$/i,
  /^\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?$/i,
  /^(?:ENDS?|#{3}|-30-|XXX|\*{3}|\(END\)|\(ENDS\))$/,
];

/** Whether a whole paragraph is page furniture: share buttons, pleas, links to other pieces, copyright and credit lines. */
export function isBoilerplate(paragraph: string): boolean {
  if (paragraph.length > 700) return false;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  if (line.length <= 120 && SHARE_ROW.test(line)) return true;
  return FURNITURE.some((form) => form.test(line));
}

const CREDITED =
  'Reuters|AP|AFP|EPA(?:-EFE)?|EFE|Getty(?:\\s+Images)?|TASS|Sputnik|Xinhua|Yonhap|KCNA|Kyodo|Bloomberg|Shutterstock|iStock|Alamy|Anadolu(?:\\s+Agency)?|dpa|PTI|ANI|UPI|Corbis|Pool|NurPhoto|SIPA|Zuma(?:\\s+Press)?|Wikimedia(?:\\s+Commons)?|Creative\\s+Commons|Handout|AP\\s+Photo|Associated\\s+Press';
const CAPTION: readonly RegExp[] = [
  /^[([]?\s*(?:(?:ap|file|afp|reuters|stock|pool|handout|staff|courtesy|archive|cover|lead|main|featured?|top)\s+)?(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphics?|cartoon|photo\s*illustration)\s*(?:credits?|source|caption)?\s*(?:by\b|[:：]|©|courtesy\b|from\b|via\b).{0,300}$/i,
  /^[([]?\s*(?:photo\s+)?(?:credits?|caption|photographer|courtesy(?:\s+of)?)\s*[:：].{0,300}$/i,
  /^(?:file|archive)\s*(?:photo|picture|image|pic)?\s*[-–—:：(].{0,500}$/i,
  /^(?:FILE|HANDOUT)\b.{0,20}\b(?:photo|picture|image)\b.{0,500}$/,
  /[([](?:AP\s+Photo|Photo|Image|Photograph|Picture|Credit|Getty\s+Images|Photo\s+(?:credit|by|courtesy)[^)\]]*)[^)\]]{0,100}[)\]]\.?$/i,
  new RegExp(`[([][^)\\]]{0,60}/\\s?(?:${CREDITED})(?:\\s+via\\s+[^)\\]]{1,30})?[)\\]]\\.?$`, 'i'),
  new RegExp(
    `^(?=.{0,80}$)[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ\\s.'’,-]{2,60}\\s?/\\s?(?:${CREDITED})(?:\\s*/\\s*[A-Za-zÀ-ɏḀ-ỿ\\s]+)?(?:\\s+via\\s+[A-Za-zÀ-ɏḀ-ỿ\\s]{1,30})?\\.?$`,
  ),
  /(?:©|\(c\))\s?(?:AFP|AP|Reuters|EPA|Getty\s+Images|TASS|Sputnik)\b.{0,60}$/i,
  /^(?:figure|fig\.|chart|map|exhibit)\s*\d+\s*[.:：].{0,300}$/i,
];

/** Whether a whole paragraph is a picture's caption or credit. */
export function isCaption(paragraph: string): boolean {
  if (paragraph.length > 500) return false;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  return CAPTION.some((form) => form.test(line));
}
