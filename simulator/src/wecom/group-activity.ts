import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import { liveGroups } from './groups.js';
import type { Group } from './wecom-state.js';

const dayLength = 86_400_000;
const days = 60;
const mostMessages = 4;

/** Groups in which nobody ever spoke get talk of the last two months, more at weekends; only its counts are ever told. */
export function livenUp(platform: Platform): void {
  const random = platform.random.of('wecom activity');
  for (const group of liveGroups(platform)) {
    if (Object.keys(group.activity).length > 0) continue;
    for (let ago = days; ago >= 1; ago -= 1) talkOn(group, platform.clock.now() - ago * dayLength, random);
  }
}

function talkOn(group: Group, at: number, random: { fraction(): number }): void {
  const day = chinaTime(at).slice(0, 10);
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const share = (isWeekend ? 0.14 : 0.08) * (0.6 + 0.8 * random.fraction());
  const present = group.members.filter((member) => member.joinedAt <= at && (member.leftAt ?? Infinity) > at);
  const speakers = present.filter(() => random.fraction() < share).map((member) => member.id);
  if (speakers.length === 0) return;
  const messages = speakers.reduce((sum) => sum + 1 + Math.floor(random.fraction() * mostMessages), 0);
  group.activity[day] = { messages, speakers };
}
