/** Everything WeCom remembers; a slice of the platform's state. Times are milliseconds of the platform's clock. */
export interface WecomState {
  tokens: Record<string, WecomToken>;
  staff: Record<string, Staff>;
  /** By external user id. */
  customers: Record<string, Customer>;
  /** External user id by openid; empty where the person was looked at and is nobody's customer. */
  people: Record<string, string>;
  groups: Record<string, Group>;
  joinWays: Record<string, JoinWay>;
  tasks: Record<string, MassTask>;
  welcomeCodes: Record<string, WelcomeCode>;
  pendingIds: Record<string, PendingId>;
  /** When each customer or group got the mass messages of this month. */
  received: Record<string, number[]>;
  /** Calls of each endpoint in its current minute and hour. */
  calls: Record<string, CallCount>;
  conversions: { recent: number[]; bannedUntil: number };
  settings: WecomSettings;
}

export interface WecomToken {
  readonly expiresAt: number;
}

export interface Staff {
  readonly userid: string;
  readonly name: string;
  readonly store: string;
}

export interface Customer {
  readonly externalUserid: string;
  readonly openid: string;
  follows: Follow[];
}

/** That a staff member has this customer as a contact. */
export interface Follow {
  readonly userid: string;
  readonly createdAt: number;
  /** WeCom's `add_way`: 1 QR code, 2 phone number, 3 card, 4 group chat. */
  readonly addWay: number;
  readonly state: string;
  remark: string;
  /** The customer removed the staff member, who still has the customer in the list. */
  removedByCustomerAt: number | null;
}

export interface Group {
  readonly chatId: string;
  /** What `wx.getGroupEnterInfo` gives a mini-program opened from this group. */
  readonly openGid: string;
  name: string;
  notice: string;
  owner: string;
  readonly createdAt: number;
  dismissedAt: number | null;
  memberVersion: string;
  members: GroupMember[];
  /** By China day. */
  activity: Record<string, { messages: number; speakers: string[] }>;
}

export interface GroupMember {
  /** User id of staff, external user id of a customer. */
  readonly id: string;
  readonly kind: 'staff' | 'customer';
  readonly joinedAt: number;
  /** 1 invited, 2 by link, 3 by QR code. */
  readonly joinScene: 1 | 2 | 3;
  readonly invitor: string | null;
  readonly state: string;
  leftAt: number | null;
}

export interface JoinWay {
  readonly configId: string;
  readonly scene: number;
  readonly remark: string;
  readonly autoCreateRoom: number;
  readonly roomBaseName: string;
  readonly roomBaseId: number;
  readonly chatIds: readonly string[];
  readonly state: string;
  readonly markSource: boolean;
}

/** A mass message: a task of staff members, who send it or do not. */
export interface MassTask {
  readonly msgid: string;
  readonly chatType: 'single' | 'group';
  readonly createdAt: number;
  readonly allowSelect: boolean;
  readonly text: string;
  readonly attachments: readonly object[];
  cancelledAt: number | null;
  reminders: number[];
  readonly parts: readonly TaskPart[];
}

/** What one staff member has to send. */
export interface TaskPart {
  readonly userid: string;
  confirmedAt: number | null;
  ignored: boolean;
  readonly targets: readonly TaskTarget[];
}

export interface TaskTarget {
  /** External user id or chat id. */
  readonly id: string;
  /** 0 unsent, 1 sent, 2 not a friend any more, 3 quota used. */
  status: 0 | 1 | 2 | 3;
  sentAt: number | null;
}

export interface WelcomeCode {
  readonly userid: string;
  readonly externalUserid: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface PendingId {
  readonly openid: string;
  readonly expiresAt: number;
}

export interface CallCount {
  minute: number;
  inMinute: number;
  hour: number;
  inHour: number;
}

export interface WecomSettings {
  /** False: every call answers 60020. */
  addressAllowed: boolean;
  /** False: every call answers 48002, as for an app without customer contact. */
  permitted: boolean;
  /** Calls of one endpoint until 45009. */
  callsPerMinute: number;
  callsPerHour: number;
  /** Calls at the same moment until 45033. */
  callsAtOnce: number;
  /** Owners of groups from which on `groupchat/list` and `statistic` want a filter (81017). */
  ownersWithoutFilter: number;
  /** How often a customer or group may get a mass message; `month` is once per day of the month in total. */
  massQuota: 'month' | 'week' | 'day';
  /** Conversions of ids within a minute from which on the endpoint is closed for a day. */
  bulkConversions: number;
  /** Staff confirm their tasks by themselves after so long; null leaves it to a person. */
  confirmAfterSeconds: number | null;
}

export function emptyWecom(): WecomState {
  return {
    tokens: {},
    staff: Object.fromEntries(firstStaff.map((person) => [person.userid, person])),
    customers: {},
    people: {},
    groups: {},
    joinWays: {},
    tasks: {},
    welcomeCodes: {},
    pendingIds: {},
    received: {},
    calls: {},
    conversions: { recent: [], bannedUntil: 0 },
    settings: defaultWecomSettings(),
  };
}

/** What was stored, with everything that was not known then. */
export function restoredWecom(stored: Partial<WecomState> | undefined): WecomState {
  return { ...emptyWecom(), ...stored, settings: { ...defaultWecomSettings(), ...stored?.settings } };
}

/** The parts whose keys come from outside. */
export function wecomRecords(wecom: WecomState): readonly object[] {
  const { tokens, staff, customers, people, groups, joinWays, tasks, welcomeCodes, pendingIds, received, calls } =
    wecom;
  return [tokens, staff, customers, people, groups, joinWays, tasks, welcomeCodes, pendingIds, received, calls];
}

function defaultWecomSettings(): WecomSettings {
  return {
    addressAllowed: true,
    permitted: true,
    callsPerMinute: 10_000,
    callsPerHour: 150_000,
    callsAtOnce: 200,
    ownersWithoutFilter: 1_000,
    massQuota: 'month',
    bulkConversions: 300,
    confirmAfterSeconds: null,
  };
}

const firstStaff: readonly Staff[] = [
  { userid: 'XuAn', name: '许安', store: '安福路店' },
  { userid: 'TangWen', name: '唐闻', store: '安福路店' },
  { userid: 'HeQi', name: '何其', store: '西岸店' },
  { userid: 'JiangYu', name: '江屿', store: '永康路店' },
  { userid: 'LuMian', name: '陆眠', store: '苏州河店' },
];
