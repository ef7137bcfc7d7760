#!/usr/bin/env node
/** Starts the command line; builds first where a source is newer than the build, so that it is never stale. */
import { build, isStale } from './build.mjs';

if (isStale()) await build();
await import('../dist/src/cli.js');
