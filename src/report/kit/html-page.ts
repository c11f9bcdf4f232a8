import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { pageScript, pageStyle, type ScriptFile, type StyleFile } from '../page/page-files.ts';
import { codeElement, html, type Markup, trustedMarkup } from './html.ts';

export interface HtmlPage {
  /** For the window; plain text. */
  readonly title: string;
  /** What stands beside the program's name at the top: `brief`. */
  readonly what: string;
  /** Where the first link leads that a keyboard reaches. */
  readonly skip: { readonly href: string; readonly words: string };
  /** In their order. */
  readonly styles: readonly StyleFile[];
  /** Each after those that it imports. */
  readonly scripts: readonly ScriptFile[];
  readonly main: Markup;
}

/**
 * A page as one file that needs nothing else: no network, no fonts, no images. A content security policy allows only this
 * page's own style and script, by their hashes, so that nothing from a text can run.
 *
 * @throws EntenteError if a style or script of the package is missing
 */
export async function htmlPage({ title, what, skip, styles, scripts, main }: HtmlPage): Promise<string> {
  const [style, script] = await Promise.all([pageStyle(styles), pageScript(scripts)]);
  const policy = [
    "default-src 'none'",
    `style-src '${contentHash(style)}'`,
    `script-src '${contentHash(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedMarkup(policy)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Entente">
<title>${title}</title>
<link rel="icon" href="data:,">
${codeElement('style', style)}
</head>
<body>
<a class="skip" href="${skip.href}">${skip.words}</a>
<header class="wide top"><p class="brand"><b>Entente</b> ${what}</p><button class="plain needs-js" id="theme" type="button">Theme: system</button></header>
<main>
${main}
</main>
${codeElement('script', script)}
</body>
</html>
`.toString();
}

/** The source expression of a content security policy that allows exactly this inline text. */
function contentHash(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`;
}
