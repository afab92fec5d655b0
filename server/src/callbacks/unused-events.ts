/** Events that change nothing here, and why; the console shows the sentence for the reason. */
export const unusedEvents: ReadonlyMap<string, string> = new Map([
  // Only names that members gave themselves are kept, and those they change here.
  ['user_info_modified', 'nothing_kept'],
  // Somebody opened customer service: what follows comes as a message or a visit.
  ['user_enter_tempsession', 'no_effect'],
  ['LOCATION', 'no_effect'],
  // WeCom: tags are the staff's own.
  ['change_external_tag', 'not_used'],
]);
