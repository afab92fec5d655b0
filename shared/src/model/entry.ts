/** How somebody came into the mini-program; follows from WeChat's scene number and what the link or code said. */
export type EntryChannel =
  | 'storeCode'
  | 'invitation'
  | 'campaign'
  | 'code'
  | 'sharedCard'
  | 'message'
  | 'officialAccount'
  | 'group'
  | 'otherApp'
  | 'search'
  | 'direct';
