/** How long the event loop of this process was held at most: while it is, every other answer waits. */
export interface Hold {
  /** Milliseconds of the clock, but no more than this process computed meanwhile: a busy machine is not our doing. */
  readonly ms: number;
  /** Answers that were at work then. */
  readonly during: readonly string[];
}

const everyMs = 20;

/** Watches the event loop by a timer that comes late when it is held. */
export function watchHolds(atWork: () => readonly string[]): { stop(): Hold } {
  let longest: Hold = { ms: 0, during: [] };
  let before = { at: performance.now(), cpu: process.cpuUsage(), names: atWork() };
  const timer = setInterval(() => {
    const now = { at: performance.now(), cpu: process.cpuUsage(), names: atWork() };
    const computed = (now.cpu.user + now.cpu.system - before.cpu.user - before.cpu.system) / 1000;
    const ms = Math.min(now.at - before.at - everyMs, computed);
    if (ms > longest.ms) longest = { ms, during: [...new Set([...before.names, ...now.names])] };
    before = now;
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}
