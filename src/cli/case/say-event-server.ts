import { clickHouseAddress } from '../../casefile/events/clickhouse/clickhouse-address.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { Terminal } from '../kit/terminal.ts';

/**
 * Says that a server is asked, where one was named: whatever leaves the machine is said each time.
 * @throws EntenteError `usage` for an address that is none
 */
export function sayEventServer(terminal: Terminal, server: string | undefined): void {
  if (server === undefined) return;
  terminal.err(`Event data is asked of ClickHouse at ${plainText(clickHouseAddress(server).words)}.\n`);
}
