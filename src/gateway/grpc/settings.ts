/** Windows wide enough that a schema of several megabytes never waits for the peer's permission to go on. */
export const http2Settings = { initialWindowSize: 16 * 1024 * 1024, maxConcurrentStreams: 1000 };
export const connectionWindow = 64 * 1024 * 1024;
/** Node's own default of 10 MB refuses calls while large messages are under way. */
export const sessionMemoryMegabytes = 512;
