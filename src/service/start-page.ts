import { basename } from 'node:path';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { documents } from '../casefile/store/documents.ts';
import { caseStatus } from '../casefile/store/status.ts';
import { plainText } from '../report/kit/plain-text.ts';
import { BASE } from './kit/openapi.ts';
import type { Route } from './kit/route.ts';

/** How many documents the page lists. */
const FIRST = 100;

/** Where a browser arrives: what the case holds, and what can be asked. It needs no script. */
export function startPage(file: CaseFile, routes: readonly Route[]): HtmlEscapedString | Promise<HtmlEscapedString> {
  const { documents: texts, records, decided } = caseStatus(file);
  const rows = [...documents(file)].slice(0, FIRST).map(({ id, title, date, name, records: n }) => {
    const to = `${BASE}/documents/${encodeURIComponent(id)}`;
    return html`<tr><th scope="row"><a href="${to}" dir="auto">${plainText(title ?? name)}</a></th><td class="nb">${date ?? 'no date'}</td><td class="num"><a href="${to}/records">${n}</a></td></tr>`;
  });
  const asked = routes.map(({ method, path, summary, columns }) => {
    const to = `${BASE}${path}`;
    const open = method === 'get' && !path.includes('{') && !path.startsWith('/search');
    return html`<tr><th scope="row"><code>${method.toUpperCase()} ${open ? html`<a href="${to}">${breakable(to)}</a>` : breakable(to)}</code></th><td>${summary}${columns === undefined ? '' : html` (<a href="${to}.csv">CSV</a>)`}</td></tr>`;
  });
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${plainText(basename(file.place))} · Entente</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<header class="wide top"><p class="brand"><b>Entente</b> case</p></header>
<main>
<section class="wide part"><h1>${plainText(basename(file.place))}</h1>
<p>${texts.toLocaleString('en-GB')} documents with ${records.toLocaleString('en-GB')} records; people have decided on ${decided.toLocaleString('en-GB')}. What is read here and decided through the addresses below is the same case that the commands work on.</p></section>
<section class="wide part"><h2>Documents</h2>${
    rows.length > 0
      ? html`<div class="scroll"><table><thead><tr><th scope="col">Document</th><th scope="col">Published</th><th scope="col" class="num">Records</th></tr></thead><tbody>${rows}</tbody></table></div>`
      : html`<p>The case is empty. Put texts into it with <code>entente add FILE</code>.</p>`
  }${texts > FIRST ? html`<p>${(texts - FIRST).toLocaleString('en-GB')} more: <a href="${BASE}/documents">${BASE}/documents</a></p>` : ''}</section>
<section class="wide part"><h2>What can be asked</h2>
<p>Described for programs in <a href="${BASE}/openapi.json">OpenAPI 3.1</a>; docs/service.md says how they are let in.</p>
<div class="scroll"><table><thead><tr><th scope="col">Address</th><th scope="col">What it gives</th></tr></thead><tbody>${asked}</tbody></table></div></section>
</main>
</body>
</html>
`;
}

/** An address that a narrow window may break at its slashes. */
function breakable(address: string): readonly (string | HtmlEscapedString | Promise<HtmlEscapedString>)[] {
  return address
    .split('/')
    .slice(1)
    .map((part) => html`<wbr>/${part}`);
}
