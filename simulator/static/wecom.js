import { byId, button, call, count, el, say, timeText } from './dom.js';

const view = { userid: null, company: null };
const outcomes = ['没发', '已发', '不是好友', '超过上限'];

export async function loadWecom() {
  view.company = await call('GET', '/sim/wecom');
  view.userid ??= view.company.staff[0]?.userid ?? null;
  show();
}

const openParts = (userid) =>
  view.company.tasks
    .filter((task) => !task.cancelled)
    .flatMap((task) => task.parts.filter((part) => part.userid === userid && part.confirmedAt === null));

function show() {
  const { company } = view;
  const waiting = company.staff.reduce((sum, staff) => sum + openParts(staff.userid).length, 0);
  byId('badge-wecom').textContent = waiting > 0 ? String(waiting) : '';
  byId('wecom').replaceChildren(
    el('section', { class: 'panel staff' }, el('h3', {}, '员工'), el('ul', {}, ...company.staff.map(staffItem))),
    el('section', { class: 'panel tasks' }, el('h3', {}, '群发任务'), ...tasksOf()),
    el(
      'section',
      { class: 'panel' },
      el(
        'div',
        { class: 'panel-head' },
        el('h3', {}, `客户群 ${company.groups.length} 个 · 客户 ${count(company.customers)} 位`),
        button('用现有手机生成一批客户', populate, { class: 'small', id: 'wecom-populate' }),
      ),
      el('p', { id: 'wecom-result', class: 'result', role: 'status' }),
      groupTable(),
    ),
    el(
      'form',
      { class: 'panel settings', submit: (event) => event.preventDefault() },
      el('h3', {}, '企业的设置'),
      ...switches(),
    ),
  );
}

function staffItem(staff) {
  const waiting = openParts(staff.userid).length;
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'staff-line',
        'aria-pressed': String(staff.userid === view.userid),
        click: () => choose(staff.userid),
      },
      el('b', {}, staff.name),
      el('span', { class: 'badge' }, waiting > 0 ? String(waiting) : ''),
      el('small', {}, `${staff.store} · ${count(staff.customers)} 位客户`),
    ),
  );
}

function choose(userid) {
  view.userid = userid;
  show();
}

function tasksOf() {
  const { company, userid } = view;
  const own = company.tasks.flatMap((task) =>
    task.parts.filter((part) => part.userid === userid).map((part) => taskCard(task, part)),
  );
  const name = company.staff.find((staff) => staff.userid === userid)?.name ?? '';
  if (own.length > 0) return own;
  return [
    el('p', { class: 'empty' }, `${name} 没有群发任务。商家调用 add_msg_template 后出现在这里，点“发送”才真的发出去。`),
  ];
}

function taskCard(task, part) {
  const unit = task.chatType === 'single' ? '位客户' : '个群';
  const open = !task.cancelled && part.confirmedAt === null;
  const state = task.cancelled
    ? '商家已停止'
    : part.confirmedAt !== null
      ? `${timeText(part.confirmedAt)} 已发送`
      : part.ignored
        ? '已忽略'
        : '等你发送';
  const act = (action) => () => void confirm(task, action);
  return el(
    'article',
    { class: 'task', 'data-testid': 'wecom-task', 'data-open': String(open) },
    el(
      'header',
      {},
      el('span', {}, `群发给 ${count(part.targets)} ${unit}`),
      el('span', { class: 'task-state' }, state),
    ),
    el('p', { class: 'task-text' }, task.text || `附件 ${task.attachments} 个`),
    part.confirmedAt === null
      ? null
      : el(
          'div',
          { class: 'chips' },
          ...part.outcomes.flatMap((number, status) =>
            number > 0
              ? [el('span', { class: status === 1 ? 'chip' : 'chip bad' }, `${outcomes[status]} ${count(number)}`)]
              : [],
          ),
        ),
    el(
      'footer',
      {},
      el(
        'span',
        { class: 'quiet' },
        `${timeText(task.createdAt)} 创建${task.reminders > 0 ? ` · 商家催了 ${task.reminders} 次` : ''}`,
      ),
      open && !part.ignored ? button('忽略', act('ignore'), { class: 'small' }) : null,
      open ? button('发送', act('confirm'), { class: 'button', 'data-testid': 'wecom-confirm' }) : null,
    ),
  );
}

async function confirm(task, action) {
  await call('POST', `/sim/wecom/tasks/${task.msgid}/${action}`, { userid: view.userid }).catch((error) =>
    say('wecom-result', error.message, 'error'),
  );
  await loadWecom();
}

function groupTable() {
  const { groups, staff } = view.company;
  if (groups.length === 0)
    return el('p', { class: 'empty' }, '还没有客户群。生成一批客户，或用 POST /sim/wecom/groups 建群。');
  const nameOf = (userid) => staff.find((one) => one.userid === userid)?.name ?? userid;
  return el(
    'table',
    { class: 'table' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', {}, '群'),
        el('th', {}, '群主'),
        el('th', { class: 'number' }, '人数'),
        el('th', {}, 'chat_id'),
      ),
    ),
    el(
      'tbody',
      {},
      ...groups.map((group) =>
        el(
          'tr',
          {},
          el('td', {}, group.name),
          el('td', {}, nameOf(group.owner)),
          el('td', { class: 'number' }, count(group.members)),
          el('td', { class: 'code' }, group.chatId),
        ),
      ),
    ),
  );
}

async function populate() {
  byId('wecom-populate').disabled = true;
  const { customers, members } = await call('POST', '/sim/wecom/population', {});
  await loadWecom();
  say(
    'wecom-result',
    customers > 0
      ? `添了 ${count(customers)} 位客户，其中 ${count(members)} 人在群里。`
      : '手机都看过了，没有新的客户。',
    'ok',
  );
}

const waits = { '': '不，等人来点', 5: '5 秒后', 60: '1 分钟后' };
const quotas = { month: '当月天数', week: '每周 7 条', day: '每天 1 条' };

function switches() {
  const { settings } = view.company;
  const toggle = (name, title, inverted) => {
    const input = el('input', {
      type: 'checkbox',
      role: 'switch',
      change: (event) => void set({ [name]: event.target.checked !== inverted }),
    });
    input.checked = settings[name] !== inverted;
    return el('label', { class: 'switch' }, el('span', {}, title), input);
  };
  const number = (name, title) =>
    el(
      'label',
      { class: 'switch' },
      el('span', {}, title),
      el('input', {
        type: 'number',
        min: 0,
        value: settings[name],
        change: (event) => void set({ [name]: Number(event.target.value) }),
      }),
    );
  const quota = el(
    'select',
    { change: (event) => void set({ massQuota: event.target.value }) },
    ...Object.entries(quotas).map(([value, text]) =>
      el('option', { value, selected: value === settings.massQuota }, text),
    ),
  );
  const confirmation = el(
    'select',
    {
      change: (event) =>
        void set({ confirmAfterSeconds: event.target.value === '' ? null : Number(event.target.value) }),
    },
    ...Object.entries(waits).map(([value, text]) =>
      el('option', { value, selected: value === String(settings.confirmAfterSeconds ?? '') }, text),
    ),
  );
  return [
    el('label', { class: 'switch' }, el('span', {}, '每位客户的群发上限'), quota),
    el('label', { class: 'switch' }, el('span', {}, '员工自己确认'), confirmation),
    toggle('addressAllowed', '来源 IP 不在白名单（60020）', true),
    toggle('permitted', '应用没有权限（48002）', true),
    number('callsPerMinute', '每个接口每分钟，超过回 45009'),
    number('callsAtOnce', '同时调用，超过回 45033'),
  ];
}

const set = (change) => call('POST', '/sim/wecom/settings', change).then(loadWecom, loadWecom);
