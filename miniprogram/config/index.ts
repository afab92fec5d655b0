import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import webpack from 'webpack';

const workspace = path.resolve(__dirname, '../..');
const source = path.resolve(__dirname, '../src');
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/** The legacy build has no private class members, which older WeChat engines and the H5 minifier cannot take. */
const legacyBuild = (name: string) =>
  path.join(path.dirname(require.resolve(`@tanstack/${name}/package.json`)), 'build/legacy/index.js');

interface Chain {
  plugin(name: string): { use(plugin: unknown, args: unknown[]): unknown };
}

/** WeChat's logic layer has no AbortController, and react-query waits for ever without one. */
const provideAbortController = (chain: Chain) => {
  if (platform !== 'weapp') return;
  const polyfill = path.join(source, 'abort-controller');
  chain.plugin('abortController').use(webpack.ProvidePlugin, [{ AbortController: [polyfill, 'AbortController'] }]);
};

const compile = { include: [path.join(workspace, 'shared'), path.join(workspace, 'node_modules/uqr')] };
const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]_[hash:base64:4]' },
};
/** Sizes in the design are real pixels of the phone; nothing is scaled with the width of the screen. */
const pxtransform = { enable: false, config: {} };

const hashed = (folder: string, extension: string) => `${folder}/[name].[chunkhash:8].${extension}`;
const scripts = hashed('js', 'js');
const styles = hashed('css', 'css');

/** The plain object among the forms Taro accepts. */
type Settings = Exclude<UserConfigExport<'webpack5'>, Promise<unknown> | ((...given: never[]) => unknown)>;

const mini: Settings['mini'] = {
  webpackChain: provideAbortController,
  compile,
  miniCssExtractPluginOption: { ignoreOrder: true },
  postcss: { pxtransform, cssModules },
};

const h5: Settings['h5'] = {
  publicPath: './',
  staticDirectory: 'static',
  compile,
  router: { mode: 'hash' },
  output: { filename: scripts, chunkFilename: scripts },
  miniCssExtractPluginOption: { ignoreOrder: true, filename: styles, chunkFilename: styles },
  postcss: { pxtransform, autoprefixer: { enable: true, config: {} }, cssModules },
};

export default defineConfig<'webpack5'>(async () => {
  const config: Settings = {
    projectName: 'jieti',
    date: '2026-11-21',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    plugins: [],
    defineConstants: { __API_BASE__: JSON.stringify(platform === 'h5' ? '' : (process.env.TARO_APP_API ?? '')) },
    copy: { patterns: [{ from: 'src/assets/tabs/', to: `dist/${platform}/assets/tabs/` }], options: {} },
    alias: {
      '@tanstack/react-query': legacyBuild('react-query'),
      '@tanstack/query-core': legacyBuild('query-core'),
    },
    mini,
    h5,
  };
  return config;
});
