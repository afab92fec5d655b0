import { readWxSurface } from './wx-surface.mjs';

/** Values cross to and from WeChat as data. */
const copyOf = (value) => JSON.parse(JSON.stringify(value));

const surface = readWxSurface();
const baseLibrary = '3.0.0';

const older = (a, b) =>
  a
    .split('.')
    .map(Number)
    .reduce((sign, n, i) => sign || n - Number(b.split('.')[i] ?? 0), 0);

/** Answers a `wx` call the way WeChat does: later, through the callbacks given, or as a promise when there are none. */
function succeed(options = {}, result = {}) {
  const answer = { errMsg: 'ok', ...result };
  const callbacks = Boolean(options.success ?? options.fail ?? options.complete);
  queueMicrotask(() => {
    options.success?.(answer);
    options.complete?.(answer);
  });
  return callbacks ? undefined : Promise.resolve(answer);
}

const screen = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
};
const system = {
  SDKVersion: baseLibrary,
  platform: 'ios',
  system: 'iOS 17',
  language: 'zh_CN',
  version: '8.0.50',
  theme: 'light',
};

/** This phone lays nothing out: every question about where something stands finds nothing. */
function selectorQuery() {
  let asked = 0;
  const query = {
    in: () => query,
    select: () => query,
    fields: () => (asked++, query),
    boundingClientRect: () => (asked++, query),
    exec: (done) => queueMicrotask(() => done?.(Array.from({ length: asked }, () => null))),
  };
  return query;
}

function device(state) {
  const info = () => ({
    ...screen,
    ...system,
    safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
  });
  return {
    getSystemInfoSync: info,
    getWindowInfo: info,
    getDeviceInfo: info,
    getAppBaseInfo: () => ({ ...system, fontSizeSetting: state.fontSize ?? 17 }),
    getSystemSetting: () => ({}),
    createSelectorQuery: selectorQuery,
    getAppAuthorizeSetting: () => ({}),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 281, right: 378, width: 97, height: 32 }),
    getUpdateManager: () => ({ onUpdateReady() {}, onUpdateFailed() {}, onCheckForUpdate() {}, applyUpdate() {} }),
    getSetting: (o) => succeed(o, { authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    canIUse: (name) => surface.has(name.split('.')[0]),
    nextTick: (work) => queueMicrotask(work),
    getScreenBrightness: (o) => succeed(o, { value: 0.4 }),
    setScreenBrightness: (o) => succeed(o),
    setKeepScreenOn: (o) => succeed(o),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}

function storage(store) {
  return {
    getStorageSync: (key) => store.get(key) ?? '',
    setStorageSync: (key, value) => void store.set(key, copyOf(value)),
    removeStorageSync: (key) => void store.delete(key),
  };
}

const silent = [
  'onNetworkStatusChange',
  'offNetworkStatusChange',
  'onThemeChange',
  'offThemeChange',
  'onAppShow',
  'offAppShow',
];
const events = [
  ...silent,
  'onAppHide',
  'offAppHide',
  'onError',
  'onUnhandledRejection',
  'onPageNotFound',
  'onNeedPrivacyAuthorization',
  'onWindowResize',
];
const granted = ['showToast', 'hideToast', 'setTabBarStyle', 'setTabBarItem', 'stopPullDownRefresh', 'requestPayment'];

function navigation(phone) {
  return {
    navigateTo: (o) => (phone.open(o.url), succeed(o)),
    redirectTo: (o) => (phone.replace(o.url), succeed(o)),
    navigateBack: (o) => (phone.close(), succeed(o)),
    reLaunch: (o) => (phone.closeAll(), phone.open(o.url), succeed(o)),
    switchTab: (o) => {
      const page = o.url.replace(/^\//, '');
      if (!phone.files.app.tabBar.list.some((tab) => tab.pagePath === page)) throw new Error(`${page} is no tab`);
      phone.closeAll();
      phone.open(o.url);
      return succeed(o);
    },
  };
}

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

function network(server, faults) {
  return {
    request: (o) => {
      if (!methods.includes(o.method ?? 'GET')) faults.push(`wx.request knows no ${o.method}`);
      queueMicrotask(async () => {
        const answer = await server.answer(o.method ?? 'GET', new URL(o.url), o.data, o.header);
        if (!answer) o.fail?.({ errMsg: 'request:fail ' });
        else o.success?.({ statusCode: answer.status ?? 200, data: copyOf(answer.body), header: answer.header ?? {} });
        o.complete?.({});
      });
      return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} };
    },
    downloadFile: (o) => {
      const answered = server.answer('GET', new URL(o.url), undefined, o.header).then((answer) => {
        if (!answer) throw new Error('downloadFile:fail');
        return { statusCode: answer.status ?? 200, tempFilePath: 'wxfile://tmp/file', header: {} };
      });
      const task = { abort() {}, onProgressUpdate() {}, offProgressUpdate() {} };
      if (!o.success && !o.fail) return Object.assign(answered, task);
      answered.then(o.success, () => o.fail?.({ errMsg: 'downloadFile:fail' })).finally(() => o.complete?.({}));
      return task;
    },
  };
}

/** Answers once `result` is there. */
function succeedWith(options = {}, result) {
  const answered = result.then((value) => ({ errMsg: 'ok', ...value }));
  answered.then(
    (answer) => options.success?.(answer),
    (error) => options.fail?.({ errMsg: `fail ${error.message}` }),
  );
  return options.success ? undefined : answered;
}

function wechat(state, server) {
  return {
    login: (o) =>
      server.loginCode
        ? succeedWith(
            o,
            server.loginCode().then((code) => ({ code })),
          )
        : succeed(o, { code: 'js-code' }),
    scanCode: (o) =>
      state.cameraRefused
        ? void o.fail?.({ errMsg: 'scanCode:fail auth deny' })
        : succeed(o, { result: state.scanned ?? '', scanType: 'QR_CODE', charSet: 'utf-8', path: '' }),
    requestSubscribeMessage: (o) => succeed(o, Object.fromEntries(o.tmplIds.map((id) => [id, 'accept']))),
  };
}

/** `wx` with what the base library has and no more; every call is noted, every call of something absent is a fault. */
export function createWx({ phone, server, calls, faults, state }) {
  const fakes = {
    ...device(state),
    ...storage(state.storage),
    ...wechat(state, server),
    ...navigation(phone),
    ...network(server, faults),
    ...Object.fromEntries(events.map((name) => [name, () => undefined])),
    ...Object.fromEntries(granted.map((name) => [name, (o) => succeed(o)])),
  };
  const members = {};
  for (const name of new Set([...surface.keys(), ...Object.keys(fakes)])) {
    if (older(surface.get(name) ?? '1.0.0', baseLibrary) > 0) continue;
    const fake = fakes[name];
    members[name] =
      fake !== undefined && typeof fake !== 'function'
        ? fake
        : (...given) => {
            calls.push({ name, options: given[0] });
            if (fake) return fake(...given);
            faults.push(`wx.${name} was called, and the fake phone has no answer`);
            return undefined;
          };
  }
  const internal = (key) =>
    typeof key !== 'string' || key === 'webpackJsonp' || key.startsWith('__') || key === 'cloud';
  return new Proxy(members, {
    get: (target, key) => {
      if (!(key in target) && !internal(key)) faults.push(`wx.${key} is not in base library ${baseLibrary}`);
      return target[key];
    },
  });
}
