/** CPU seconds that a provider process may use while one call is at work; the slowest honest ones take about four. */
export const callCpuSeconds = 60;

/**
 * Calls `exceeded` once a process has used up what one call may. Looks once a second, first after a second, so that
 * calls that end sooner cost a timer and nothing else. Gives what ends the watch.
 */
export function limitCpu(cpuSeconds: () => number, exceeded: () => void): () => void {
  let from: number | null = null;
  const timer = setInterval(() => {
    const used = cpuSeconds();
    from ??= used;
    if (used - from < callCpuSeconds) return;
    clearInterval(timer);
    exceeded();
  }, 1000);
  timer.unref();
  return () => clearInterval(timer);
}
