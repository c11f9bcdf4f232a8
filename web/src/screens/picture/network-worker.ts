import { drawNetwork } from './draw-network.ts';
import type { ToDraw } from './network-view.ts';

// Layout and drawing beside the page, which stays free for whoever moves through time meanwhile.
addEventListener('message', ({ data }: MessageEvent<ToDraw>) => postMessage(drawNetwork(data)));
