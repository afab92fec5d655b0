#!/usr/bin/env node
// npx jieti: builds the server where it is missing or out of date, then runs the command.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const { build } = await import(pathToFileURL(path.join(here, '../../scripts/build.mjs')).href);
await build(['server'], { log: process.stderr });
await import(pathToFileURL(path.join(here, '../dist/cli.js')).href);
