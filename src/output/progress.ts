import { SingleBar } from 'cli-progress';
import { cut, oneLine } from './text.js';

/** Progress on stderr: a bar on a terminal, a line a finished item elsewhere. */
export interface Progress {
  /** One more is done. */
  step(label: string): void;
  /** A line beside the bar. */
  note(text: string): void;
  stop(): void;
}

/** Starts a progress display for `total` items. */
export function startProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return lines(total, stream);
  const bar = new SingleBar({
    stream,
    format: '{bar} {value}/{total} {label}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: true,
  });
  bar.start(total, 0, { label: '' });
  return {
    step: (label) => bar.increment(1, { label: cut(oneLine(label), 60) }),
    note: (text) => {
      stream.write(`\r\u001b[K${oneLine(text)}\n`);
      bar.updateETA();
    },
    stop: () => bar.stop(),
  };
}

function lines(total: number, stream: NodeJS.WriteStream): Progress {
  let done = 0;
  return {
    step: (label) => {
      done += 1;
      stream.write(`[${done}/${total}] ${oneLine(label)}\n`);
    },
    note: (text) => {
      stream.write(`${oneLine(text)}\n`);
    },
    stop: () => undefined,
  };
}
