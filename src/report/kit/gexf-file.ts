import { xmlText } from './xml-text.ts';

/**
 * A file of GEXF 1.3, for Gephi.
 *
 * @param method what the network is made by, in words
 * @param graph attributes of the graph beside those that every one of ours has, and its lines
 */
export function gexfFile(
  method: string,
  graph: { readonly attributes: string; readonly lines: readonly string[] },
): string {
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    `<meta><creator>Entente</creator><description>${xmlText(method)}</description></meta>`,
    `<graph defaultedgetype="undirected" idtype="string" ${graph.attributes}>`,
    ...graph.lines,
    '</graph>',
    '</gexf>',
  ].join('\n')}\n`;
}
