import type { SurveyAnswers } from '@jieti/shared/model/survey';
import type { SurveyDraft } from '@jieti/shared/api/surveys';
import { answerTexts } from '../../community/answer-texts.js';
import { column, readColumn, tierColumn, wordColumn, type ExportPart, type RawRow } from './export-part.js';

function answersText({ definition, answers }: RawRow): string {
  const { questions } = JSON.parse(String(definition ?? '{"questions":[]}')) as Pick<SurveyDraft, 'questions'>;
  const texts = answerTexts(questions, JSON.parse(String(answers)) as SurveyAnswers);
  return questions.map((question, i) => `${question.title}：${texts[i] ?? '—'}`).join('；');
}

function pictureOf({ media, content }: RawRow): string | null {
  if (!(content instanceof Uint8Array)) return null;
  return `data:${String(media)};base64,${Buffer.from(content).toString('base64')}`;
}

/** What the member did and said beside buying. */
export const communityParts: readonly ExportPart[] = [
  {
    key: 'surveys',
    title: '问卷',
    note: '你答过的问卷。',
    from: 'survey_answer a JOIN survey s ON s.id = a.survey_id',
    where: 'a.member_id = ?',
    order: ['a.answered_at', 'a.survey_id'],
    also: { definition: 's.definition' },
    columns: [
      column('at', '时间', 'time', 'a.answered_at'),
      readColumn({ key: 'title', title: '问卷', kind: 'text', sql: 's.id' }, ({ definition }) =>
        String((JSON.parse(String(definition)) as Pick<SurveyDraft, 'title'>).title),
      ),
      readColumn({ key: 'answers', title: '你的回答', kind: 'text', sql: 'a.answers' }, answersText),
    ],
  },
  {
    key: 'feedback',
    title: '反馈',
    note: '你写给本店的话。',
    from: 'feedback f LEFT JOIN store s ON s.id = f.store_id',
    where: 'f.member_id = ?',
    order: ['f.id'],
    columns: [
      column('at', '时间', 'time', 'f.created_at'),
      wordColumn(
        { key: 'topic', title: '关于', sql: 'f.topic' },
        { product: '商品', service: '服务', store: '门店', other: '其他' },
      ),
      column('body', '内容', 'text', 'f.body'),
      column('store', '门店', 'text', 's.name'),
      wordColumn(
        { key: 'state', title: '状态', sql: 'f.state' },
        { open: '等回复', answered: '已回复', closed: '已关闭' },
      ),
    ],
  },
  {
    key: 'feedbackReplies',
    title: '反馈的往来',
    note: '反馈下面你和本店的回复。',
    from: 'feedback_reply r JOIN feedback f ON f.id = r.feedback_id',
    where: 'f.member_id = ?',
    order: ['r.at', 'r.id'],
    columns: [
      column('at', '时间', 'time', 'r.at'),
      column('mine', '你写的', 'yesNo', 'r.by_member'),
      column('body', '内容', 'text', 'r.body'),
    ],
  },
  {
    key: 'photos',
    title: '反馈的照片',
    note: '你随反馈发来的照片。',
    from: 'feedback_photo',
    where: 'member_id = ?',
    order: ['id'],
    atOnce: 4,
    also: { media: 'media_type', content: 'content' },
    columns: [
      column('at', '时间', 'time', 'created_at'),
      readColumn({ key: 'picture', title: '照片', kind: 'picture', sql: "''" }, pictureOf),
    ],
  },
  {
    key: 'invitations',
    title: '邀请',
    note: '经你的邀请入会的人次，不含对方是谁。',
    from: 'invitation',
    where: 'inviter_id = ?',
    order: ['joined_at', 'referee_id'],
    columns: [
      column('at', '好友入会', 'time', 'joined_at'),
      wordColumn(
        { key: 'state', title: '状态' },
        { joined: '等首单', credited: '首单已记', settled: '已确定', reversed: '已取消', held: '待核对' },
      ),
      column('orderedAt', '好友首单', 'time', 'ordered_at'),
    ],
  },
  {
    key: 'invitedBy',
    title: '受邀入会',
    note: '你是经邀请来的，不含对方是谁。',
    from: 'invitation',
    where: 'referee_id = ?',
    order: ['joined_at'],
    columns: [column('at', '时间', 'time', 'joined_at')],
  },
  {
    key: 'gatherings',
    title: '活动报名',
    note: '报名、候补和到场。',
    from: 'gathering_sign_up u JOIN gathering g ON g.id = u.gathering_id',
    where: 'u.member_id = ?',
    order: ['u.changed_at', 'u.gathering_id'],
    columns: [
      column('title', '活动', 'text', 'g.title'),
      column('startsAt', '开始', 'time', 'g.starts_at'),
      wordColumn(
        { key: 'state', title: '状态', sql: 'u.state' },
        { signedUp: '已报名', waiting: '候补', attended: '已到场', signedOff: '已取消' },
      ),
      column('signedUpAt', '报名', 'time', 'u.signed_up_at'),
      column('attendedAt', '到场', 'time', 'u.attended_at'),
    ],
  },
  {
    key: 'articles',
    title: '读过的文章',
    note: '打开、阅读和分享。',
    from: 'article_reading r JOIN article a ON a.id = r.article_id',
    where: 'r.member_id = ?',
    order: ['r.opened_at', 'r.article_id'],
    columns: [
      column('title', '文章', 'text', 'a.title'),
      column('openedAt', '第一次打开', 'time', 'r.opened_at'),
      column('seconds', '阅读秒数', 'number', 'r.seconds'),
      column('readAt', '读完', 'time', 'r.read_at'),
      column('shares', '分享天数', 'number', 'r.shares'),
    ],
  },
  {
    key: 'groups',
    title: '微信群',
    note: '在本店的群里的时间。不含聊天内容。',
    from: 'group_stay g LEFT JOIN group_chat c ON c.chat_id = g.chat_id',
    where: 'g.member_id = ?',
    order: ['g.joined_at', 'g.chat_id', 'g.person'],
    columns: [
      column('group', '群', 'text', 'c.name'),
      column('joinedAt', '加入', 'time', 'g.joined_at'),
      column('leftAt', '退出', 'time', 'g.left_at'),
    ],
  },
  {
    key: 'groupVisits',
    title: '从群里进入',
    note: '哪天从群里打开过小程序。',
    from: 'group_visit',
    where: 'member_id = ?',
    order: ['at', 'group_hash'],
    columns: [column('at', '时间', 'time')],
  },
  {
    key: 'officialAccount',
    title: '服务号互动',
    note: '关注、取消关注、菜单和扫码。',
    from: 'oa_interaction',
    where: 'member_id = ?',
    order: ['at', 'event_id'],
    columns: [
      column('at', '时间', 'time'),
      wordColumn(
        { key: 'kind', title: '做了什么' },
        { follow: '关注', unfollow: '取消关注', click: '点菜单', scan: '扫码' },
      ),
      column('what', '内容', 'text'),
    ],
  },
  {
    key: 'pages',
    title: '浏览记录',
    note: '你同意后记下的页面。',
    from: 'browse_visit',
    where: 'member_id = ?',
    order: ['entered_at', 'session', 'step'],
    columns: [
      column('at', '时间', 'time', 'entered_at'),
      column('page', '页面', 'text'),
      column('item', '内容', 'text'),
      tierColumn('tier', '当时等级'),
      column('dwell', '停留毫秒', 'number', 'dwell_ms'),
    ],
  },
  {
    key: 'interests',
    title: '由浏览归纳的兴趣',
    note: '只用来挑选内容。',
    from: 'member_interest',
    where: 'member_id = ?',
    order: ['last_at', 'tag'],
    columns: [
      column('tag', '兴趣', 'text'),
      column('visits', '次数', 'number'),
      column('lastAt', '最近', 'time', 'last_at'),
    ],
  },
];
