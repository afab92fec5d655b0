// WeChat opens the subscription popup only as the first thing a tap causes (wechat-platform 2.3): after an await, in a
// then, or behind another call it stays shut, on some phones only.

/** What opens the popup: `subscribe(…)` of `useSubscribe`, and the calls of WeChat behind it. */
const openers = new Set(['subscribe', 'requestSubscribeMessage']);
const owners = new Set(['wechat', 'Taro', 'wx']);
/** They give a value and do nothing. */
const harmless = new Set(['map', 'filter', 'slice', 'find', 'some', 'every', 'includes', 'flatMap', 'concat', 'join']);
/** They only keep the handler. */
const keepers = new Set(['useCallback', 'useMemo']);

const isFunction = ({ type }) => /^(Arrow)?Function(Expression|Declaration)$/.test(type);

function opensPopup({ callee }) {
  if (callee.type === 'Identifier') return openers.has(callee.name);
  const { object, property } = callee;
  return callee.type === 'MemberExpression' && owners.has(object.name) && openers.has(property.name);
}

const isHarmless = ({ callee }) => callee?.type === 'MemberExpression' && harmless.has(callee.property.name);

/** Whether the function waits for something that calls it, a `then` or a timer, and is no handler itself. */
function isCalledBack(handler) {
  const { parent } = handler;
  return parent.type === 'CallExpression' && parent.arguments.includes(handler) && !keepers.has(parent.callee.name);
}

function* nodesIn(node, keys) {
  yield node;
  for (const key of keys[node.type] ?? []) {
    for (const child of [node[key]].flat()) {
      // What another function does is not done yet.
      if (child && !isFunction(child)) yield* nodesIn(child, keys);
    }
  }
}

const acts = ({ type }) => ['CallExpression', 'NewExpression', 'AwaitExpression'].includes(type);

/** The first thing in the handler that happens before the popup is asked for. */
function happensBefore(call, handler, keys) {
  const isArgument = ({ range }) => call.arguments.some((of) => of.range[0] <= range[0] && of.range[1] >= range[1]);
  const isBefore = (node) => acts(node) && !isHarmless(node) && (node.range[1] <= call.range[0] || isArgument(node));
  return [...nodesIn(handler.body, keys)].find(isBefore);
}

export const subscribeFirst = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      late: '订阅弹窗要是点按引起的第一件事：它前面不能有别的调用或等待。',
      calledBack: '订阅弹窗要由点按直接打开，不能放在 then、定时器或别的回调里。',
    },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      CallExpression(call) {
        if (!opensPopup(call)) return;
        const handler = sourceCode.getAncestors(call).findLast(isFunction);
        if (!handler) return;
        if (isCalledBack(handler)) context.report({ node: call, messageId: 'calledBack' });
        else if (happensBefore(call, handler, sourceCode.visitorKeys))
          context.report({ node: call, messageId: 'late' });
      },
    };
  },
};
