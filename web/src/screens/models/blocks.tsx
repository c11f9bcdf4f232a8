import type { ReactNode } from 'react';
import type { Block, PageItem } from '../../../../src/report/kit/text-page.ts';

/** An answer of the engine, as the terminal and the pages have it. The title is left out where the screen has one. */
export function Blocks({
  blocks,
  beside,
}: {
  readonly blocks: readonly Block[];
  /** What stands beside an item of a list: by the place of the block and of the item. */
  readonly beside?: (block: number, item: number) => ReactNode;
}) {
  return (
    <div className="blocks">
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names and stand in a fixed order.
        <OneBlock key={i} block={block} beside={(item) => beside?.(i, item)} />
      ))}
    </div>
  );
}

function OneBlock({ block, beside }: { readonly block: Block; readonly beside: (item: number) => ReactNode }) {
  switch (block.kind) {
    case 'title':
      return (
        <>
          <h3>{block.text}</h3>
          {block.about.map((line) => (
            <p key={line} className="note">
              {line}
            </p>
          ))}
        </>
      );
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'text':
      return (
        <p className={block.tone === 'dim' ? 'note' : block.tone === 'warning' ? 'wrong' : undefined}>{block.text}</p>
      );
    case 'list':
      return (
        <ul className="items">
          {block.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items may repeat a label.
            <Item key={i} item={item} beside={beside(i)} />
          ))}
        </ul>
      );
    case 'steps':
      return (
        <ol>
          {block.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      );
    case 'drawing':
      return <pre>{block.lines(72).join('\n')}</pre>;
    case 'table':
      return (
        <section className="scroll" aria-label={block.head.join(', ')}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((cell, c) => (
                    <td key={block.head[c]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}

function Item({ item, beside }: { readonly item: PageItem; readonly beside: ReactNode }) {
  return (
    <li>
      <span className={item.strong ? 'item-label strong' : 'item-label'}>{item.label}</span>
      <div>
        {item.text}
        {item.notes?.map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
        {beside}
      </div>
    </li>
  );
}
