import { launchEntry, type LaunchEntry, type LaunchOptions } from './launch-entry';

let current: LaunchEntry = { entry: {}, page: undefined };

/** Called whenever the mini-program comes to the front; a plain return from behind says nothing new. */
export function noteLaunch(options: LaunchOptions): LaunchEntry {
  const next = launchEntry(options);
  const { scene: _, ...signs } = next.entry;
  if (Object.keys(signs).length > 0 || current.entry.scene === undefined) current = next;
  return next;
}

/** Where the person holding the phone came from, the last time something said so. */
export const currentEntry = (): LaunchEntry => current;
